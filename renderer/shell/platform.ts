/** The key that goes with shortcuts: Command on a Mac, Control elsewhere. */
export const commandKey = navigator.platform.startsWith('Mac') ? '⌘' : 'Ctrl'
