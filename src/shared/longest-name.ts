/** Characters of the longest name that a result may carry, of its flow above all: what is longer is refused by the receiver. */
export const LONGEST_NAME = 200;
