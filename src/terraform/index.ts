export { jsonText } from './json-text';
