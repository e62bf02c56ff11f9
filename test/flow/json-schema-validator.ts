type Schema = { readonly [key: string]: unknown };

const formOf = (value: unknown) => (Array.isArray(value) ? 'array' : value === null ? 'null' : typeof value);
const equal = (a: unknown, b: unknown) => JSON.stringify(a) === JSON.stringify(b);

/** What `patternProperties` has for a key. */
const patternsFor = ({ patternProperties = {} }: Schema, key: string): unknown[] =>
  Object.entries(patternProperties as Schema).flatMap(([pattern, of]) =>
    new RegExp(pattern, 'u').test(key) ? [of] : [],
  );

/** Whether a value is valid under a JSON Schema. Knows the keywords that the schemas of the package use and throws at any other. */
export function isValid(root: Schema, value: unknown, schema: unknown = root): boolean {
  if (typeof schema === 'boolean') return schema;
  const valid = (inner: unknown, of: unknown = value) => isValid(root, of, inner);
  const object = formOf(value) === 'object' ? (value as Record<string, unknown>) : undefined;
  const list = Array.isArray(value) ? value : undefined;
  const all = schema as Schema;
  return Object.entries(all).every(([keyword, rule]): boolean => {
    switch (keyword) {
      case '$schema':
      case '$defs':
      case 'title':
      case 'description':
      case 'examples':
      case 'default':
      case 'then':
      case 'else':
        return true;
      case '$ref':
        return valid((root.$defs as Schema)[String(rule).replace('#/$defs/', '')]);
      case 'type':
        return rule === formOf(value) || (rule === 'integer' && Number.isInteger(value));
      case 'const':
        return equal(rule, value);
      case 'enum':
        return (rule as unknown[]).some((each) => equal(each, value));
      case 'anyOf':
        return (rule as unknown[]).some((each) => valid(each));
      case 'if': {
        const next = valid(rule) ? all.then : all.else;
        return next === undefined || valid(next);
      }
      case 'required':
        return !object || (rule as string[]).every((key) => Object.hasOwn(object, key));
      case 'properties':
        return (
          !object ||
          Object.entries(rule as Schema).every(
            ([key, inner]) => !Object.hasOwn(object, key) || valid(inner, object[key]),
          )
        );
      case 'additionalProperties':
        return (
          !object ||
          Object.entries(object).every(
            ([key, inner]) =>
              Object.hasOwn(all.properties ?? {}, key) || patternsFor(all, key).length > 0 || valid(rule, inner),
          )
        );
      case 'patternProperties':
        return (
          !object ||
          Object.entries(object).every(([key, inner]) => patternsFor(all, key).every((of) => valid(of, inner)))
        );
      case 'propertyNames':
        return !object || Object.keys(object).every((key) => valid(rule, key));
      case 'minProperties':
        return !object || Object.keys(object).length >= Number(rule);
      case 'items':
        return !list || list.every((each) => valid(rule, each));
      case 'minItems':
        return !list || list.length >= Number(rule);
      case 'pattern':
        return typeof value !== 'string' || new RegExp(String(rule), 'u').test(value);
      case 'minLength':
        return typeof value !== 'string' || value.length >= Number(rule);
      case 'maxLength':
        return typeof value !== 'string' || value.length <= Number(rule);
      case 'maximum':
        return typeof value !== 'number' || value <= Number(rule);
      case 'minimum':
        return typeof value !== 'number' || value >= Number(rule);
      case 'exclusiveMinimum':
        return typeof value !== 'number' || value > Number(rule);
      default:
        throw new Error(`The keyword "${keyword}" is not known to this validator.`);
    }
  });
}
