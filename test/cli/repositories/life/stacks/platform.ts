import { definePack } from '../../../../../src/pack';
import { definePlatform } from '../../../../../src/platform';
import { small } from '../../shop/resource-packs/small';

const tested = definePack({
  name: 'tested',
  summary: 'As small, where it matters more.',
  resources: small.resources,
});

export default definePlatform({
  environmentTypes: {
    production: { summary: 'What customers see.', packs: [tested], protected: true },
    staging: { summary: 'As production.', packs: [tested] },
    development: { summary: 'For trying things out.', packs: [small] },
  },
});
