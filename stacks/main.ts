import { synthesize } from '../src';
import platform from './platform';
synthesize(platform);
