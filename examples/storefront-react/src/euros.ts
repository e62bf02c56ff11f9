const format = new Intl.NumberFormat('en-GB', { style: 'currency', currency: 'EUR', maximumFractionDigits: 0 });

/** "€289" */
export const euros = (price: number) => format.format(price);
