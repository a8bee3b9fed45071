import type { ResourceDefinition } from '../../src/pack';
import {
  dynamodbType,
  elasticsearchType,
  mongodbType,
  mssqlType,
  mysqlType,
  postgresInstanceType,
  postgresType,
  redisType,
  spannerType,
} from '../../src/resource-types';
import { databaseName, type HostOf } from './names';
import { recordOf } from './record-of';

/** Everything that is asked by queries or keys. */
export function databases(hostOf: HostOf): ResourceDefinition[] {
  return [
    recordOf(postgresType, {
      summary: 'The record of a PostgreSQL database.',
      holdsData: true,
      record: ({ name, params }) => ({
        host: hostOf(name),
        port: 5432,
        name: databaseName(name),
        database: databaseName(name),
        username: databaseName(name),
        ...params,
      }),
    }),
    recordOf(postgresInstanceType, {
      summary: 'The record of a PostgreSQL server.',
      holdsData: true,
      record: ({ name }) => ({ host: hostOf(name), port: 5432, username: 'postgres' }),
    }),
    recordOf(mysqlType, {
      summary: 'The record of a MySQL database.',
      holdsData: true,
      record: ({ name }) => ({
        host: hostOf(name),
        port: 3306,
        name: databaseName(name),
        database: databaseName(name),
        username: databaseName(name),
      }),
    }),
    recordOf(mssqlType, {
      summary: 'The record of a Microsoft SQL Server database.',
      holdsData: true,
      record: ({ name }) => ({
        server: hostOf(name),
        port: 1433,
        database: databaseName(name),
        username: databaseName(name),
      }),
    }),
    recordOf(mongodbType, {
      summary: 'The record of a MongoDB database.',
      holdsData: true,
      record: ({ name }) => ({ host: hostOf(name), port: 27017, username: databaseName(name) }),
    }),
    recordOf(redisType, {
      summary: 'The record of a Redis server.',
      // A cache could be lost, but the type does not say whether it is one.
      holdsData: true,
      record: ({ name }) => ({ host: hostOf(name), port: 6379, username: 'default' }),
    }),
    recordOf(elasticsearchType, {
      summary: 'The record of an Elasticsearch server.',
      holdsData: true,
      record: ({ name }) => ({ host: hostOf(name), port: 9200, username: 'elastic' }),
    }),
    recordOf(dynamodbType, {
      summary: 'The record of a DynamoDB table.',
      holdsData: true,
      record: ({ name, params }) => ({
        name: name.within(255),
        arn: `arn:aws:dynamodb:sandbox:000000000000:table/${name.within(255)}`,
        region: 'sandbox',
        ...params,
      }),
    }),
    ...['default', 'basic-admin'].map((resourceClass) =>
      recordOf(spannerType, {
        class: resourceClass,
        summary: 'The record of a Spanner database.',
        holdsData: true,
        record: ({ name }) => ({
          project: 'sandbox',
          instance: 'sandbox',
          database: name.within(30, { separator: '_', startsWithLetter: true }),
        }),
      }),
    ),
  ];
}
