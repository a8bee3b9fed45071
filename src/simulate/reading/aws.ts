import type { Rows } from '../fill/known';
import { scalarText } from '../planning/scalar-text';
import { policyDocument } from './policy-document';
import { secretVersion } from './secrets';
import type { Question, Reader } from './source';

const ZONES = ['a', 'b', 'c'];

const zones: Reader = ({ site }) => {
  const { region } = site.place;
  return {
    id: region,
    names: ZONES.map((zone) => `${region}${zone}`),
    zone_ids: ZONES.map((_, index) => `${region}-az${index + 1}`),
    group_names: [region],
  };
};

/** The subnets of a network that was simulated, or three of one that was not. */
const subnets: Reader = (question) => {
  const wanted = filterValues(question, 'vpc-id');
  const found = [...question.journal.objects.values()]
    .filter(
      ({ type, state }) =>
        type === 'aws_subnet' && wanted.includes(scalarText(state['vpc_id']) ?? ''),
    )
    .map(({ id }) => id)
    .sort();
  const ids =
    found.length > 0
      ? found
      : ZONES.map((zone) => `subnet-${question.site.seed.for(zone).hex(17)}`);
  return { id: question.site.place.region, ids };
};

function filterValues({ config }: Question, name: string): string[] {
  const filters = Array.isArray(config['filter']) ? config['filter'] : [];
  return (filters as readonly Readonly<Record<string, unknown>>[])
    .filter((filter) => filter['name'] === name)
    .flatMap(({ values }) => (Array.isArray(values) ? values.map(String) : []));
}

/** Data sources of AWS that say more than one could make up. */
export const AWS_READERS: Readonly<Record<string, Reader>> = {
  aws_availability_zones: zones,
  aws_iam_policy_document: policyDocument,
  aws_secretsmanager_secret_version: secretVersion,
  aws_subnets: subnets,
};

/** The made-up values of data sources that have no resource of their name, or say something else. */
export const AWS_DATA: Rows = {
  aws_ami: {
    id: 'ami-{hex17}',
    image_id: '{id}',
    arn: 'arn:{partition}:ec2:{region}::image/{id}',
    architecture: 'x86_64',
    root_device_name: '/dev/xvda',
    state: 'available',
  },
  aws_billing_service_account: { id: '386209384616', arn: 'arn:{partition}:iam::{id}:root' },
  aws_caller_identity: {
    account_id: '{account}',
    id: '{account}',
    arn: 'arn:{partition}:iam::{account}:user/simulated',
    user_id: 'AIDA{capitals17}',
  },
  aws_canonical_user_id: { id: '{hex64}', display_name: 'simulated' },
  aws_ec2_managed_prefix_list: { id: 'pl-{hex8}' },
  aws_eks_cluster_auth: { id: '{name}', token: 'k8s-aws-v1.{letters32}' },
  aws_elb_service_account: { id: '127311923021', arn: 'arn:{partition}:iam::{id}:root' },
  aws_iam_policy_document: { id: '{digits10}' },
  aws_lb_hosted_zone_id: { id: 'Z{capitals20}' },
  aws_partition: {
    id: '{partition}',
    partition: '{partition}',
    dns_suffix: 'amazonaws.com',
    reverse_dns_prefix: 'com.amazonaws',
  },
  aws_region: {
    id: '{region}',
    name: '{region}',
    region: '{region}',
    endpoint: 'ec2.{region}.amazonaws.com',
    description: '{region}',
  },
};
