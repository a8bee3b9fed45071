export { default } from '../../shop/stacks/platform';
