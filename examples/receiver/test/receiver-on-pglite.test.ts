import { openDatabase } from '../database/open-database.ts';
import { testOn } from './fixture.ts';
import './suites/all.ts';

testOn(() => openDatabase({ dataDir: null }));
