/** Letters that are asked for at the start; all of them when the person searches or wishes to see more. */
export const lettersAtFirst = 50
