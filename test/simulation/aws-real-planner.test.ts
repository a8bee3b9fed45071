import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join, resolve } from 'node:path';
import type { Planner } from '../../src/simulate/provider';
import type { BlockValue } from '../../src/simulate/values';
import { findAwsPlugin, nothingIn, startRealAws } from '../engines/aws/real-planner';
import { emitExample } from '../engines/example';
import { describeOn } from '../engines/found';
import { SimulatedDeployment } from './simulated';

jest.setTimeout(600_000);

describeOn('the real AWS provider as a planner', findAwsPlugin(), ({ file, version }) => {
  // <mirror>/<host>/<namespace>/<name>/<version>/<platform>/<file>
  const plugins = [resolve(dirname(file), '../../../../..')];
  const deployments: SimulatedDeployment[] = [];
  const kept = (deployment: SimulatedDeployment) => {
    deployments.push(deployment);
    return deployment;
  };
  afterEach(async () => {
    for (const deployment of deployments.splice(0)) await deployment.remove();
  });

  const stack = (resource: object) => ({
    terraform: {
      required_providers: { aws: { source: 'hashicorp/aws', version: '>= 5.100, < 7' } },
    },
    provider: { aws: [{ region: 'eu-central-1', allowed_account_ids: ['111122223333'] }] },
    resource,
  });

  test('the example for production lives and dies without a cloud', async () => {
    const output = mkdtempSync(join(tmpdir(), 'scoreform-emitted-'));
    const deployment = kept(SimulatedDeployment.of(emitExample('production', output)));
    rmSync(output, { recursive: true });
    const { providers } = await deployment.mustStart({ plugins });
    await deployment.mustRun('init');
    await deployment.mustRun('plan', '-out=first.plan');
    await deployment.mustRun('apply', 'first.plan');

    expect(providers).toEqual([
      {
        source: 'registry.terraform.io/hashicorp/aws',
        plannedBy: 'real provider',
        name: `hashicorp/aws ${version}`,
      },
    ]);
    await deployment.mustStart({ plugins });
    await deployment.mustRun('plan', '-detailed-exitcode');
    await deployment.mustRun('destroy', '-auto-approve');
    expect(deployment.made).toEqual([]);
  });

  test('what it replaces and what it changes in place is its own verdict', async () => {
    const database = (more: object) =>
      stack({
        aws_db_instance: {
          it: {
            allocated_storage: 20,
            db_name: 'orders',
            engine: 'postgres',
            engine_version: '16.3',
            instance_class: 'db.t4g.micro',
            password: 'not-a-secret',
            skip_final_snapshot: true,
            username: 'app',
            ...more,
          },
        },
        aws_sqs_queue: { it: { name: 'orders' } },
      });
    const deployment = kept(SimulatedDeployment.withText(database({})));
    await deployment.mustStart({ plugins });
    await deployment.mustRun('init');
    await deployment.mustRun('apply', '-auto-approve');
    // The defaults of the provider are in the state, so that nothing is replaced for want of them.
    await deployment.mustRun('plan', '-detailed-exitcode');

    deployment.change(() => database({ engine_version: '16.4' }));
    expect(await deployment.mustRun('plan')).toContain('0 to add, 1 to change, 0 to destroy');
    deployment.change(() => database({ db_name: 'shop' }));
    expect(await deployment.mustRun('plan')).toContain('1 to add, 0 to change, 1 to destroy');
  });

  test('a state of the bindings is read, and so is its own by the bindings', async () => {
    const resource = {
      aws_ecs_service: { it: { name: 'shop' } },
      aws_route53_record: {
        it: { name: 'shop', records: ['10.0.0.1'], ttl: 60, type: 'A', zone_id: 'Z1' },
      },
    };
    const deployment = kept(SimulatedDeployment.withText(stack(resource)));
    await deployment.mustStart({ real: false });
    await deployment.mustRun('init');
    await deployment.mustRun('apply', '-auto-approve');
    await deployment.mustStart({ plugins });
    await deployment.mustRun('apply', '-auto-approve');
    await deployment.mustStart({ real: false });
    await deployment.mustRun('apply', '-auto-approve');

    expect(deployment.made).toEqual(['aws_ecs_service.it', 'aws_route53_record.it']);
  });

  describe('on its own', () => {
    const resources = ['aws_sfn_state_machine', 'aws_sqs_queue', 'aws_vpc'];
    let planner: Planner;
    beforeAll(async () => (planner = await startRealAws({ resources })));
    afterAll(() => planner.close());

    const nothingOf = (type: string) =>
      nothingIn(planner.schema.resources[type]?.block ?? { attributes: {}, blocks: {} });
    const create = (type: string, config: BlockValue) => {
      const whole = { ...nothingOf(type), ...config };
      const priorPrivate = new Uint8Array();
      return planner.plan({ type, prior: null, proposed: whole, config: whole, priorPrivate });
    };

    test('it serves the types that are asked for', () => {
      expect(Object.keys(planner.schema.resources).sort()).toEqual(resources);
      expect(planner.schema.provider.attributes).toHaveProperty('region');
    });

    test('it knows what is in no schema', async () => {
      const { planned } = await create('aws_sqs_queue', { name: 'orders' });

      expect(planned).toMatchObject({ fifo_queue: false, visibility_timeout_seconds: 30 });
    });

    test('it refuses what is in no schema either', async () => {
      const config = { ...nothingOf('aws_vpc'), cidr_block: 'somewhere' };

      expect(await planner.validate('resource', 'aws_vpc', config)).toMatchObject([
        { severity: 'error', attribute: ['cidr_block'] },
      ]);
    });

    test('where it would have to ask its cloud, it says so', async () => {
      const definition = '{"StartAt":"a","States":{"a":{"Type":"Succeed"}}}';
      const { diagnostics } = await create('aws_sfn_state_machine', {
        definition,
        role_arn: 'arn:aws:iam::111122223333:role/it',
      });

      expect(diagnostics).toMatchObject([
        {
          severity: 'error',
          summary: expect.stringContaining('ValidateStateMachineDefinition') as unknown,
          detail: expect.stringContaining('keeps it from that') as unknown,
        },
      ]);
    });

    test('a state of a later version is read as far as it is known', async () => {
      const state = { cidr_block: '10.0.0.0/16', of_a_later_version: true };

      expect(await planner.upgrade('aws_vpc', 99, state)).toMatchObject({
        state: { cidr_block: '10.0.0.0/16', instance_tenancy: null },
        diagnostics: [],
      });
    });
  });
});
