import { arn } from './arn';
import type { Known, Row, Rows } from './known';

function ec2(prefix: string, noun: string, more: Row = {}): Row {
  return {
    id: `${prefix}-{hex17}`,
    arn: arn('ec2', `${noun}/{id}`),
    owner_id: '{account}',
    ...more,
  };
}

const RULE = ec2('sgr', 'security-group-rule', { security_group_rule_id: '{id}' });
const GROUP = ec2('sg', 'security-group', { ingress: () => [], egress: () => [] });
const NAT: Row = {
  private_ip: '10.0.{nth}.10',
  network_interface_id: 'eni-{hex17}',
  secondary_private_ip_address_count: () => 0,
};

/** A load balancer's ARN says which kind it is; those of its listeners begin like it. */
function balancerSuffix({ text, render }: Known): string {
  const kinds: Readonly<Record<string, string>> = { network: 'net', gateway: 'gwy' };
  return render(`${kinds[text('load_balancer_type')] ?? 'app'}/{name}/{hex16}`);
}

function below(parent: string, from: string, to: string) {
  return ({ text, render }: Known) =>
    `${text(parent).replace(`:${from}/`, `:${to}/`)}/${render('{hex16}')}`;
}

/** Each name of a certificate is proven by a record of its own. */
function validations({ get, text, seed }: Known): unknown {
  const others = get('subject_alternative_names');
  const names = [text('domain_name'), ...(Array.isArray(others) ? (others as unknown[]) : [])];
  return [...new Set(names.map(String))].map((name) => {
    const zone = name.replace(/^\*\./, '');
    return {
      domain_name: name,
      resource_record_name: `_${seed.for(`${zone} name`).hex(32)}.${zone}.`,
      resource_record_type: 'CNAME',
      resource_record_value: `_${seed.for(`${zone} value`).hex(32)}.acm-validations.aws.`,
    };
  });
}

/** Networks, load balancers, names and certificates of AWS. */
export const AWS_NETWORK: Rows = {
  aws_acm_certificate: {
    arn: arn('acm', 'certificate/{uuid}'),
    id: '{arn}',
    status: 'ISSUED',
    type: 'AMAZON_ISSUED',
    renewal_summary: () => [],
    renewal_eligibility: 'INELIGIBLE',
    key_algorithm: 'RSA_2048',
    domain_validation_options: validations,
    subject_alternative_names: ({ text }) => [text('domain_name')],
    validation_emails: () => [],
    validation_method: 'NONE',
  },
  aws_acm_certificate_validation: { id: '2025-01-01 00:00:00.{digits9} +0000 UTC' },
  aws_default_network_acl: ec2('acl', 'network-acl'),
  aws_default_route_table: ec2('rtb', 'route-table'),
  aws_default_security_group: {
    ...GROUP,
    name: 'default',
    description: 'default VPC security group',
  },
  aws_eip: ec2('eipalloc', 'elastic-ip', {
    allocation_id: '{id}',
    public_ip: ({ seed }) => `203.0.113.${seed.number(254) + 1}`,
    public_dns: 'ec2-203-0-113-{digits2}.{region}.compute.amazonaws.com',
    private_ip: '10.0.{nth}.20',
    private_dns: 'ip-10-0-{nth}-20.{region}.compute.internal',
    carrier_ip: '',
    customer_owned_ip: '',
    ptr_record: '',
    network_border_group: '{region}',
    public_ipv4_pool: 'amazon',
    domain: 'vpc',
  }),
  aws_flow_log: ec2('fl', 'vpc-flow-log', { max_aggregation_interval: () => 600 }),
  aws_instance: ec2('i', 'instance', {
    instance_state: 'running',
    primary_network_interface_id: 'eni-{hex17}',
  }),
  aws_internet_gateway: ec2('igw', 'internet-gateway'),
  aws_launch_template: ec2('lt', 'launch-template', {
    latest_version: '1',
    default_version: '1',
  }),
  aws_lb: {
    arn_suffix: balancerSuffix,
    arn: arn('elasticloadbalancing', 'loadbalancer/{arn_suffix}'),
    id: '{arn}',
    dns_name: '{name}-{digits10}.{region}.elb.amazonaws.com',
    vpc_id: 'vpc-{hex17}',
    ip_address_type: 'ipv4',
  },
  aws_lb_listener: {
    arn: below('load_balancer_arn', 'loadbalancer', 'listener'),
    id: '{arn}',
    ssl_policy: 'ELBSecurityPolicy-2016-08',
    protocol: 'HTTP',
  },
  aws_lb_listener_certificate: { id: '{listener_arn}_{certificate_arn}' },
  aws_lb_listener_rule: {
    arn: below('listener_arn', 'listener', 'listener-rule'),
    id: '{arn}',
    priority: ({ seed }) => seed.number(50_000) + 1,
  },
  aws_lb_target_group: {
    arn_suffix: 'targetgroup/{name}/{hex16}',
    arn: arn('elasticloadbalancing', '{arn_suffix}'),
    id: '{arn}',
    load_balancer_arns: () => [],
    ip_address_type: 'ipv4',
    load_balancing_algorithm_type: 'round_robin',
    load_balancing_anomaly_mitigation: 'off',
    load_balancing_cross_zone_enabled: 'use_load_balancer_configuration',
    preserve_client_ip: '',
    protocol_version: 'HTTP1',
  },
  aws_nat_gateway: ec2('nat', 'natgateway', {
    ...NAT,
    public_ip: ({ seed }) => `203.0.113.${seed.number(254) + 1}`,
    association_id: 'eipassoc-{hex17}',
  }),
  aws_network_acl: ec2('acl', 'network-acl'),
  aws_network_interface: ec2('eni', 'network-interface'),
  aws_route: {
    id: 'r-{route_table_id}{digits10}',
    state: 'active',
    origin: 'CreateRoute',
    instance_id: '',
    instance_owner_id: '',
    network_interface_id: '',
  },
  aws_route53_record: { id: '{zone_id}_{name}_{type}', fqdn: '{name}' },
  aws_route53_zone: {
    zone_id: 'Z{capitals20}',
    id: '{zone_id}',
    arn: 'arn:{partition}:route53:::hostedzone/{id}',
    name_servers: () => [1, 2, 3, 4].map((number) => `ns-${number}.awsdns-0${number}.example`),
    primary_name_server: 'ns-1.awsdns-01.example',
  },
  aws_route_table: ec2('rtb', 'route-table', { route: () => [] }),
  aws_route_table_association: { id: 'rtbassoc-{hex17}' },
  aws_security_group: GROUP,
  aws_security_group_rule: { id: 'sgrule-{digits10}', security_group_rule_id: 'sgr-{hex17}' },
  aws_service_discovery_http_namespace: {
    id: 'ns-{letters16}',
    arn: arn('servicediscovery', 'namespace/{id}'),
    http_name: '{name}',
  },
  aws_service_discovery_private_dns_namespace: {
    id: 'ns-{letters16}',
    arn: arn('servicediscovery', 'namespace/{id}'),
    hosted_zone: 'Z{capitals20}',
  },
  aws_service_discovery_service: {
    id: 'srv-{letters16}',
    arn: arn('servicediscovery', 'service/{id}'),
    namespace_id: 'ns-{letters16}',
  },
  aws_subnet: ec2('subnet', 'subnet', {
    availability_zone: '{region}a',
    availability_zone_id: '{region}-az1',
    ipv6_cidr_block_association_id: '',
    private_dns_hostname_type_on_launch: 'ip-name',
  }),
  aws_vpc: ec2('vpc', 'vpc', {
    main_route_table_id: 'rtb-{hex17}',
    default_route_table_id: '{main_route_table_id}',
    default_security_group_id: 'sg-{hex17}',
    default_network_acl_id: 'acl-{hex17}',
    dhcp_options_id: 'dopt-{hex17}',
    cidr_block: '10.0.0.0/16',
    enable_dns_support: () => true,
    instance_tenancy: 'default',
    ipv6_association_id: '',
    ipv6_cidr_block: '',
    ipv6_cidr_block_network_border_group: '',
  }),
  aws_vpc_endpoint: ec2('vpce', 'vpc-endpoint', {
    state: 'available',
    prefix_list_id: 'pl-{hex8}',
    network_interface_ids: ({ get, seed }) => {
      const subnets = get('subnet_ids');
      return (Array.isArray(subnets) ? (subnets as unknown[]) : []).map(
        (subnet) => `eni-${seed.for(String(subnet)).hex(17)}`,
      );
    },
    policy: '{"Statement":[{"Action":"*","Effect":"Allow","Principal":"*","Resource":"*"}]}',
    route_table_ids: () => [],
    security_group_ids: () => [],
    subnet_ids: () => [],
    ip_address_type: 'ipv4',
    vpc_endpoint_type: 'Gateway',
  }),
  aws_vpc_security_group_egress_rule: RULE,
  aws_vpc_security_group_ingress_rule: RULE,
  aws_wafv2_web_acl: {
    id: '{uuid}',
    arn: arn('wafv2', 'regional/webacl/{name}/{id}'),
    capacity: () => 100,
  },
  aws_wafv2_web_acl_association: { id: '{web_acl_arn},{resource_arn}' },
};
