import { platform } from '../../../src/host/web';
import { setPlatform } from '../platform';

setPlatform(platform);
