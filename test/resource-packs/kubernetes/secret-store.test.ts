import { kubernetesSecrets } from '../../../resource-packs/kubernetes';

test('a path is the name of a Secret and a key in it', () => {
  expect(kubernetesSecrets().resolve('payments/stripe').ways).toEqual({
    'kubernetes-secret': { name: 'payments', key: 'stripe', revision: '1' },
  });
});

test('a secret that the platform says was changed has another revision, and no other has', () => {
  const store = kubernetesSecrets({ revisions: { 'payments/stripe': 3 } });
  const revisionAt = (path: string) => store.resolve(path).ways['kubernetes-secret']?.revision;

  expect(revisionAt('payments/stripe')).toBe('3');
  expect(revisionAt('payments/paypal')).toBe('1');
});

test.each([
  { because: 'it names no key', path: 'payments' },
  { because: 'the key is empty', path: 'payments/' },
  { because: 'the name is empty', path: '/stripe' },
  { because: 'Secrets have no folders', path: 'payments/stripe/live' },
  { because: 'names are in lower case', path: 'Payments/stripe' },
  { because: 'a key has no spaces', path: 'payments/the key' },
  { because: 'a text for Terraform is no key', path: 'payments/${stripe}' },
])('refuses "$path", because $because', ({ path }) => {
  expect(() => kubernetesSecrets().resolve(path)).toThrow(/payments\/stripe/);
});
