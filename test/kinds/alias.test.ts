import { alias } from '../../src/kinds';
import { secret } from '../../src/pack';
import { mysqlType, postgresType, redisType, routeType } from '../../src/resource-types';
import { createOne } from './create-one';

test('asks for one resource of the other class for each of its own, and delegates to it', () => {
  const large = alias(postgresType, { class: 'large', to: { class: 'default' } });

  expect(large.needsFor({ version: '17' })).toEqual({
    target: { type: 'postgres', class: 'default', params: { version: '17' }, per: 'resource' },
  });
  expect(large.delegate).toBe('target');
});

test('gives what the other gives, handles included and nothing else', () => {
  const outputs = { host: 'h', port: 1, username: 'u', password: secret({}) };
  const cache = alias(redisType, { class: 'cache', to: {} });

  const made = createOne(cache, { needs: { target: { ...outputs, internal: 'x' } } });

  expect(made.outputs).toEqual(outputs);
});

test('says what a resource of another type cannot give', () => {
  const { unavailable } = alias(mysqlType, { to: { type: redisType } });

  expect(Object.keys(unavailable).sort()).toEqual(['database', 'name']);
});

test.each([
  { because: 'a record stands for itself', params: { version: '15' } },
  { because: 'a function sees the params', params: () => ({ version: '15' }) },
])('sends other params on: $because', ({ params }) => {
  const old = alias(postgresType, { class: 'old', to: {}, params });

  expect(old.needsFor({ version: '17' })['target']?.params).toEqual({ version: '15' });
});

test.each([
  { because: 'the same class of the same type', options: { to: {} } },
  { because: 'the same class, named twice', options: { class: 'a', to: { class: 'a' } } },
])('refuses to stand for itself: $because', ({ options }) => {
  expect(() => alias(routeType, options)).toThrow('is an alias for itself');
});
