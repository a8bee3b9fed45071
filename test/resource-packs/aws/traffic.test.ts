import { dns } from '../../../resource-packs/aws/entrance/dns';
import { ingress } from '../../../resource-packs/aws/entrance/ingress';
import { patternsOf } from '../../../resource-packs/aws/entrance/path-patterns';
import {
  DEEPEST,
  prioritiesOf,
  type RankedRoute,
} from '../../../resource-packs/aws/entrance/route-priority';
import { attemptShop, OPTIONS, shopOf, type Block, type Shop } from './small-shop';

const HOST = '${resources.web.host}';
const WEB = { type: 'dns' };

const routeTo = (params: object) => ({
  type: 'route',
  params: { host: HOST, port: 'web', ...params },
});

/** A workload with a host name and routes to itself. */
const shopWith = (resources: Readonly<Record<string, object>>): Shop => ({
  workloads: { cart: { resources: { web: WEB, ...resources } } },
});

const blocksOf = (made: ReturnType<typeof shopOf>, type: string): Block[] =>
  Object.values(made[type] ?? {});

describe('the entrance', () => {
  const made = shopOf(shopWith({ all: routeTo({}) }));

  test('is all that the world can reach, by the ports of the web', () => {
    const open = blocksOf(made, 'aws_vpc_security_group_ingress_rule').filter(
      ({ cidr_ipv4, cidr_ipv6 }) => cidr_ipv4 !== undefined || cidr_ipv6 !== undefined,
    );

    expect(open.map(({ security_group_id, to_port }) => [security_group_id, to_port])).toEqual([
      ['${aws_security_group.ingress_default_environment__guard.id}', 80],
      ['${aws_security_group.ingress_default_environment__guard.id}', 443],
    ]);
    expect(open.every(({ from_port, to_port }) => from_port === to_port)).toBe(true);
  });

  test('says of every rule what it is for', () => {
    const rules = [
      ...blocksOf(made, 'aws_vpc_security_group_ingress_rule'),
      ...blocksOf(made, 'aws_vpc_security_group_egress_rule'),
    ];

    expect(rules.filter(({ description }) => !description)).toEqual([]);
  });

  test('sends whoever does not speak TLS to where it does, and knows no page of its own', () => {
    expect(made['aws_lb_listener']).toMatchObject({
      ingress_default_environment__http: {
        port: 80,
        default_action: [{ type: 'redirect', redirect: { status_code: 'HTTP_301', port: '443' } }],
      },
      ingress_default_environment__https: {
        port: 443,
        ssl_policy: 'ELBSecurityPolicy-TLS13-1-2-2021-06',
        default_action: [{ type: 'fixed-response', fixed_response: { status_code: '404' } }],
      },
    });
  });

  test('answers with a certificate only once it is issued', () => {
    expect(made['aws_lb_listener']?.['ingress_default_environment__https'].certificate_arn).toMatch(
      /aws_acm_certificate_validation/,
    );
  });

  test('lets nothing out but to the workloads that routes lead to', () => {
    const out = blocksOf(made, 'aws_vpc_security_group_egress_rule');

    expect(out).toEqual([
      expect.objectContaining({
        to_port: 8080,
        referenced_security_group_id:
          '${aws_security_group.workload-identity_default_cart__group.id}',
      }),
    ]);
  });

  test.each([
    { because: 'the cloud itself refuses to delete it', isProtected: true },
    { because: 'it can be made again', isProtected: false },
  ])('is protected: $isProtected, because $because', ({ isProtected }) => {
    const [balancer] = blocksOf(shopOf({ ...shopWith({}), protected: isProtected }), 'aws_lb');

    expect(balancer).toMatchObject({
      internal: false,
      drop_invalid_header_fields: true,
      enable_deletion_protection: isProtected,
    });
  });

  test('has logs and a web firewall where the platform has a place for them', () => {
    const webAcl = 'arn:aws:wafv2:eu-central-1:123456789012:regional/webacl/shop/0123';
    const guarded = shopOf({
      ...shopWith({}),
      options: { accessLogs: { bucket: 'acme-access-logs' }, webAcl },
    });

    expect(blocksOf(guarded, 'aws_lb')[0].access_logs).toMatchObject({
      bucket: 'acme-access-logs',
      enabled: true,
    });
    expect(blocksOf(guarded, 'aws_wafv2_web_acl_association')).toEqual([
      expect.objectContaining({ web_acl_arn: webAcl }),
    ]);
  });

  test.each([
    { project: 'shop', because: 'an ordinary project' },
    { project: 'internal', because: 'AWS keeps the beginning "internal-" for itself' },
    { project: 'sg', because: 'AWS keeps the beginning "sg-" for itself' },
    { project: 'p'.repeat(63), because: 'a project may be called by 63 characters' },
  ])('has names that AWS takes in the project $project: $because', ({ project }) => {
    const named = shopOf({ ...shopWith({ all: routeTo({}) }), project });
    const [balancer] = blocksOf(named, 'aws_lb');
    const guard = named['aws_security_group']?.['ingress_default_environment__guard'];

    expect(balancer.name).toMatch(/^(?!internal-)[a-z\d][a-z\d-]{0,30}[a-z\d]$/);
    expect(guard.name).toMatch(/^(?!sg-).{1,255}$/);
    expect(blocksOf(named, 'aws_lb_target_group')[0].name).toMatch(
      /^[a-z\d][a-z\d-]{0,30}[a-z\d]$/,
    );
  });
});

test.each([
  { id: 'zone/1', name: 'shop.example', because: 'ids are letters and digits' },
  { id: 'Z1', name: 'shop', because: 'a zone is below another' },
  { id: 'Z1', name: 'Shop.Example', because: 'certificates are for lower-case names' },
  { id: 'Z1', name: `${'a'.repeat(60)}.example`, because: 'no certificate would have room for it' },
])('refuses the zone $name ($id), because $because', ({ id, name }) => {
  expect(() => ingress({ ...OPTIONS, zone: { id, name } })).toThrow(TypeError);
});

describe('host names', () => {
  const hostOf = (shop: Shop): string =>
    blocksOf(shopOf(shop), 'aws_route53_record').find(({ type }) => type === 'A').name;

  test('lie in a domain of the environment, below the zone', () => {
    expect(hostOf(shopWith({}))).toMatch(
      /^shop-production-dns-cart-web-\w{8}\.production\.shop\.shop\.example$/,
    );
  });

  test.each([
    { project: 'shop', environment: 'production' },
    { project: 'p'.repeat(63), environment: 'e'.repeat(63) },
  ])('are short enough for a certificate and a rule in $project', (names) => {
    const made = shopOf({ ...shopWith({ all: routeTo({}) }), ...names });
    const [certificate] = blocksOf(made, 'aws_acm_certificate');
    const [rule] = blocksOf(made, 'aws_lb_listener_rule');
    const [host] = rule.condition[0].host_header.values;

    expect(certificate.domain_name.length).toBeLessThanOrEqual(64);
    expect(host.length).toBeLessThanOrEqual(128);
    expect(host.slice(host.indexOf('.'))).toBe(certificate.domain_name.slice(1));
  });

  test('of two environments are proved by unlike records, because only one can own a record', () => {
    const domains = ['production', 'staging'].map((environment) => {
      const [certificate] = blocksOf(
        shopOf({ ...shopWith({}), environment }),
        'aws_acm_certificate',
      );
      return certificate.domain_name;
    });

    expect(new Set(domains).size).toBe(2);
  });

  test.each([
    { host: 'www.shop.example', records: 2, because: 'the wildcard does not reach it' },
    {
      host: 'www.production.shop.shop.example',
      records: 1,
      because: 'the wildcard of the environment covers it',
    },
    {
      host: 'production.shop.shop.example',
      records: 1,
      because: 'the certificate is for the domain itself as well',
    },
  ])('may be fixed as $host with $records certificates, because $because', ({ host, records }) => {
    const made = shopOf({ ...shopWith({}), instead: [dns(OPTIONS, { host })] });

    expect(hostOf({ ...shopWith({}), instead: [dns(OPTIONS, { host })] })).toBe(host);
    expect(blocksOf(made, 'aws_acm_certificate')).toHaveLength(records);
    expect(blocksOf(made, 'aws_lb_listener_certificate')).toHaveLength(records - 1);
  });

  test.each([
    { host: 'www.other.example', because: 'its records would be in another zone' },
    { host: 'notshop.example', because: 'it only ends alike' },
    { host: 'www_.shop.example', because: 'it is none' },
  ])('cannot be fixed as $host, because $because', ({ host }) => {
    expect(() => dns(OPTIONS, { host })).toThrow(TypeError);
  });
});

describe('certificates', () => {
  test.each([
    { host: HOST, more: 0, because: 'the load balancer has one for it' },
    { host: 'a.b.shop.example', more: 1, because: 'no wildcard reaches that deep' },
  ])('for $host are $more more, because $because', ({ host, more }) => {
    const made = shopOf(shopWith({ cert: { type: 'tls-cert', params: { host } } }));

    expect(blocksOf(made, 'aws_acm_certificate')).toHaveLength(1 + more);
    expect(blocksOf(made, 'aws_lb_listener_certificate')).toHaveLength(more);
  });

  test('for one host asked for twice are one, because two would be proved by the same record', () => {
    const cert = { type: 'tls-cert', params: { host: 'a.b.shop.example' } };
    const made = shopOf(shopWith({ cert, again: cert }));

    expect(blocksOf(made, 'aws_acm_certificate')).toHaveLength(2);
  });
});

describe('the patterns of a path', () => {
  test.each([
    { path: '/', patterns: ['/*'], depth: 0, because: 'everything begins with it' },
    { path: '/api', patterns: ['/api', '/api/*'], depth: 1, because: '/apis is another path' },
    {
      path: '/api/',
      patterns: ['/api', '/api/*'],
      depth: 1,
      because: 'the end counts for nothing',
    },
    { path: '//api', patterns: ['/api', '/api/*'], depth: 1, because: 'an empty part is none' },
    {
      path: '/api/cart',
      patterns: ['/api/cart', '/api/cart/*'],
      depth: 2,
      because: 'it has two parts',
    },
    { path: '/a*b', patterns: ['/a?b', '/a?b/*'], depth: 1, because: 'a star is one character' },
    { path: '/ü', patterns: ['/?C3?BC', '/?C3?BC/*'], depth: 1, because: 'clients encode it' },
    { path: '/${x}', patterns: ['/$?7Bx?7D', '/$?7Bx?7D/*'], depth: 1, because: 'it is a text' },
  ])('$path are $patterns, because $because', ({ path, patterns, depth }) => {
    expect(patternsOf(path)).toEqual({ patterns, depth });
  });
});

describe('the priorities of routes', () => {
  /** Many routes, alike each time: the hash is spread as a real one is. */
  const routes: RankedRoute[] = Array.from({ length: 600 }, (_, index) => ({
    address: `route.default#cart.r${String(index).padStart(3, '0')}`,
    hash: (index * 2_654_435_761) % 2 ** 32,
    depth: index % (DEEPEST + 1),
  }));

  test('are unlike, and within what AWS takes', () => {
    const numbers = [...prioritiesOf(routes).values()];

    expect(new Set(numbers).size).toBe(routes.length);
    expect(Math.min(...numbers)).toBeGreaterThanOrEqual(1);
    expect(Math.max(...numbers)).toBeLessThanOrEqual(50_000);
  });

  test('let a path win over every path that it begins with', () => {
    const priorities = prioritiesOf(routes);
    const bounds = Array.from({ length: DEEPEST + 1 }, (_, depth) => {
      const own = routes.filter((it) => it.depth === depth);
      const numbers = own.map(({ address }) => priorities.get(address) ?? NaN);
      return { lowest: Math.min(...numbers), highest: Math.max(...numbers) };
    });

    bounds.slice(1).forEach(({ highest }, index) => {
      expect(highest).toBeLessThan(bounds[index]?.lowest ?? NaN);
    });
  });

  test('of routes that have one hash are unlike, and do not depend on the order of asking', () => {
    const same = routes.slice(0, 40).map((it) => ({ ...it, hash: 19_999, depth: 0 }));
    const priorities = prioritiesOf(same);

    expect(new Set(priorities.values()).size).toBe(same.length);
    expect(new Map([...prioritiesOf(same.toReversed())].sort())).toEqual(
      new Map([...priorities].sort()),
    );
  });

  test('stay when other routes come and go', () => {
    const apart = routes.filter(({ depth }) => depth === 0);
    const all = prioritiesOf(apart);

    expect(
      [...prioritiesOf(apart.slice(10))].filter(([it, number]) => all.get(it) !== number),
    ).toEqual([]);
  });

  test('come out in the stack', () => {
    const made = shopOf(
      shopWith({
        all: routeTo({}),
        api: routeTo({ path: '/api' }),
        deep: routeTo({ path: '/api/v1' }),
      }),
    );
    const priorityOf = (name: string): number =>
      made['aws_lb_listener_rule']?.[`route_default_cart_${name}`].priority;

    expect(priorityOf('deep')).toBeLessThan(priorityOf('api'));
    expect(priorityOf('api')).toBeLessThan(priorityOf('all'));
  });
});

describe('a route', () => {
  test('gives its targets by way of the rule, because ECS refuses a group that none uses', () => {
    const made = shopOf(shopWith({ all: routeTo({}) }));

    expect(blocksOf(made, 'terraform_data')[0].input.routes).toEqual([
      '${aws_lb_listener_rule.route_default_cart_all.action[0].target_group_arn}',
    ]);
  });

  test('to a port that another leads to shares its way through the network', () => {
    const made = shopOf(shopWith({ all: routeTo({}), api: routeTo({ path: '/api' }) }));

    expect(Object.keys(made['aws_vpc_security_group_egress_rule'] ?? {})).toEqual([
      'ingress_default_environment__to-cart-8080__out',
    ]);
  });

  test('to another port of a workload, or another workload, opens a way of its own', () => {
    const made = shopOf({
      workloads: {
        cart: {
          resources: { web: WEB, all: routeTo({}), api: routeTo({ path: '/api', port: 'admin' }) },
        },
        user: { resources: { web: WEB, all: routeTo({}) } },
      },
    });

    expect(Object.keys(made['aws_vpc_security_group_egress_rule'] ?? {}).sort()).toEqual([
      'ingress_default_environment__to-cart-8080__out',
      'ingress_default_environment__to-cart-9000__out',
      'ingress_default_environment__to-user-8080__out',
    ]);
  });

  test.each([
    {
      because: 'the Score file says how to ask',
      probe: { path: '/ready' },
      check: { path: '/ready', matcher: '200-399', protocol: 'HTTP' },
    },
    {
      because: 'who asks by TLS is answered by TLS',
      probe: { path: '/ready', scheme: 'HTTPS' },
      check: { path: '/ready', matcher: '200-399', protocol: 'HTTPS' },
    },
    {
      because: 'what looks like an expression of Terraform is a text',
      probe: { path: '/${ready}' },
      check: { path: '/$${ready}', matcher: '200-399', protocol: 'HTTP' },
    },
    {
      because: 'nobody says what a good answer is',
      probe: undefined,
      check: { path: '/', matcher: '200-499', protocol: 'HTTP' },
    },
  ])('asks for $check.path by $check.protocol, because $because', ({ probe, check }) => {
    const made = shopOf({
      workloads: {
        cart: { resources: { web: WEB, all: routeTo({}) }, ...(probe && { probe }) },
      },
    });

    expect(blocksOf(made, 'aws_lb_target_group')).toEqual([
      expect.objectContaining({
        port: 8080,
        protocol: check.protocol,
        target_type: 'ip',
        deregistration_delay: '30',
        health_check: expect.objectContaining(check),
        lifecycle: { create_before_destroy: true },
      }),
    ]);
  });

  test.each([
    { because: 'a slash at the end counts for nothing', host: HOST, path: '/api/' },
    { because: 'host names know no case', host: 'WWW.shop.example', path: '/api' },
  ])(
    'to another port for the same place is refused with both addresses: $because',
    ({ host: given, path }) => {
      const host = given === HOST ? HOST : given.toLowerCase();
      const resources = {
        web: WEB,
        all: routeTo({ host, path: '/api' }),
        more: routeTo({ host: given, path, port: 'admin' }),
      };
      const { errors } = attemptShop(shopWith(resources));

      expect(errors.map(({ code }) => code)).toEqual(['create/definition-failed']);
      expect(errors[0]?.detail).toMatch(
        /route\.default#cart\.all and route\.default#cart\.more are for the same host name and path/,
      );
    },
  );

  test('may be asked for twice where both mean the same', () => {
    const made = shopOf(shopWith({ all: routeTo({}), again: routeTo({}) }));

    expect(Object.keys(made['aws_lb_listener_rule'] ?? {})).toHaveLength(2);
  });

  test('to a new port has targets of a new name, so that there can be both for a while', () => {
    const nameOf = (port: string) =>
      blocksOf(shopOf(shopWith({ all: routeTo({ port }) })), 'aws_lb_target_group')[0].name;

    expect(nameOf('admin')).not.toBe(nameOf('web'));
  });

  test.each([
    { params: { host: '*.shop.example' }, because: 'a wildcard would win over a longer path' },
    { params: { host: `${'a.'.repeat(70)}example` }, because: 'a rule holds 128 characters' },
    { params: { path: `/${'a'.repeat(127)}` }, because: 'a pattern holds 128 characters' },
    { params: { path: '/a'.repeat(DEEPEST + 1) }, because: 'there are no priorities for it' },
    { params: { path: `/${HOST}` }, because: 'the priority has to be known before' },
    { params: { port: 'stats' }, because: 'requests do not come by UDP' },
  ])('is refused where $because', ({ params }) => {
    const { stack, errors } = attemptShop(shopWith({ all: routeTo(params) }));

    expect(stack).toBeUndefined();
    expect(errors).toHaveLength(1);
    expect(errors[0]?.subject?.file.path).toBe('projects/shop/cart/score.yaml');
  });
});
