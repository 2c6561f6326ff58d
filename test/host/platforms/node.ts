import { platform } from '../../../src/host/node';
import { setPlatform } from '../platform';

setPlatform(platform);
