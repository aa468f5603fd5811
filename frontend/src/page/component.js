// @ts-check
/* What Streamlit hands to a component. */

/**
 * @typedef {object} Component
 * @property {any} data what Python sends
 * @property {HTMLElement} parentElement
 * @property {(name: string, value: unknown) => void} setStateValue
 * @property {(name: string, value: unknown) => void} setTriggerValue
 */

export {};
