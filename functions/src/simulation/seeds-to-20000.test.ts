import { checkSeeds } from './check-seeds.ts';

checkSeeds(10_001, 20_000);
