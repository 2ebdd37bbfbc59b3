import { isCapitalised, type Unit } from '../units.ts';

const street = /^(?:street|st|avenue|ave|road|rd|lane|drive|boulevard|blvd|court|square|place|way|terrace|crescent)$/;
/** "Martin Luther King Boulevard" */
const longestName = 4;

/** Does the name of an English street begin at `units[at]`? "one twenty three Main Street" */
export function isStreet(units: readonly Unit[], at: number): boolean {
  for (let index = at; index - at < longestName && isCapitalised(units[index]); index += 1)
    if (index > at && street.test(units[index]?.folded ?? '')) return true;
  return false;
}
