/** The two channels between window and host; both ends import their names from here. */
export const channels = { ask: 'chancery:ask', command: 'chancery:command' } as const
