/** What the address of a letter ends in while its passages are looked at, such as after an old letter was opened. */
export const passagesPlace = 'passages'
