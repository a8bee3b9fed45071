export { derivedSecret, type DerivedSecretOptions } from './derived-secret';
export {
  generatedPassword,
  type GeneratedPassword,
  type GeneratedPasswordOptions,
} from './generated-password';
export { awsSecrets } from './secret-store';
export { readStored, storedSecret, type SecretPlace, type StoredSecret } from './stored-secret';
export { writtenSecret, type WrittenSecret, type WrittenSecretOptions } from './written-secret';
