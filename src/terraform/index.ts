export { jsonText } from './json-text';
export { terraformAddress } from './terraform-address';
