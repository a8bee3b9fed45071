import { Lb } from '@cdktf/provider-aws/lib/lb';
import { LbListener } from '@cdktf/provider-aws/lib/lb-listener';
import { SecurityGroup } from '@cdktf/provider-aws/lib/security-group';
import { VpcSecurityGroupIngressRule } from '@cdktf/provider-aws/lib/vpc-security-group-ingress-rule';
import { Wafv2WebAclAssociation } from '@cdktf/provider-aws/lib/wafv2-web-acl-association';
import { Construct } from 'constructs';
import { escapeText, outputsAs, type Created } from '../../../src/pack';
import { awsNetworkType, ingressType } from '../../../src/resource-types';
import { awsResource } from '../aws-resource';
import { letReach } from '../network/access-rules';
import { unreserved } from '../network/unreserved';
import type { AwsOptions } from '../options';
import { makeCertificate } from './certificate';
import { domainOf, zoneOf } from './zone';

const HTTP = 80;
const HTTPS = 443;

/** TLS 1.3, and 1.2 with forward secrecy for clients that know no better. */
const TLS = 'ELBSecurityPolicy-TLS13-1-2-2021-06';

/** The one entrance of an environment: all that the world can reach, and it answers 404 until a route says otherwise. */
export const ingress = (options: AwsOptions) => {
  const zone = zoneOf(options);
  return awsResource(ingressType, {
    summary:
      'An application load balancer that speaks TLS and sends whoever does not to where it does.',
    needs: { network: { type: 'aws-network', per: 'environment' } },
    create({ scope, name, needs, context }) {
      const { vpc, publicSubnets } = outputsAs(awsNetworkType, needs['network']);
      if (publicSubnets.length < 2) {
        throw new TypeError('A load balancer needs public subnets in two availability zones.');
      }
      const securityGroup = openToTheWorld(scope, {
        vpc,
        name: unreserved(name, 255, 'security group'),
      });
      const balancer = new Lb(scope, 'Default', {
        name: unreserved(name, 32, 'load balancer'),
        internal: false,
        loadBalancerType: 'application',
        subnets: publicSubnets,
        securityGroups: [securityGroup],
        dropInvalidHeaderFields: true,
        enableDeletionProtection: context.protected,
        ...(options.accessLogs && {
          accessLogs: {
            bucket: escapeText(options.accessLogs.bucket),
            prefix: name.within(63),
            enabled: true,
          },
        }),
      });
      if (options.webAcl !== undefined) {
        new Wafv2WebAclAssociation(scope, 'web-acl', {
          resourceArn: balancer.arn,
          webAclArn: escapeText(options.webAcl),
        });
      }
      const domain = domainOf(context, zone.name, name);
      const certificate = makeCertificate(scope, `*.${domain}`, zone.id);
      return {
        host: balancer.dnsName,
        listener: listen(scope, balancer.arn, certificate),
        securityGroup,
        zoneId: balancer.zoneId,
        domain,
        letThrough: wayOutOf(scope, securityGroup),
      };
    },
  });
};

function openToTheWorld(
  scope: Construct,
  { vpc, name }: { readonly vpc: string; readonly name: string },
): string {
  const { id } = new SecurityGroup(scope, 'guard', {
    name,
    description: 'The load balancer: anybody may come in, routes say where it goes on.',
    vpcId: vpc,
  });
  for (const port of [HTTP, HTTPS]) {
    new VpcSecurityGroupIngressRule(scope, `world-${port}`, {
      securityGroupId: id,
      description: port === HTTPS ? 'requests from anybody' : 'requests that are sent on to HTTPS',
      cidrIpv4: '0.0.0.0/0',
      ipProtocol: 'tcp',
      fromPort: port,
      toPort: port,
    });
  }
  return id;
}

/** The ARN of the listener that answers; the other one only sends on to it. */
function listen(scope: Construct, loadBalancerArn: string, certificateArn: string): string {
  new LbListener(scope, 'http', {
    loadBalancerArn,
    port: HTTP,
    protocol: 'HTTP',
    defaultAction: [
      {
        type: 'redirect',
        redirect: { port: String(HTTPS), protocol: 'HTTPS', statusCode: 'HTTP_301' },
      },
    ],
  });
  return new LbListener(scope, 'https', {
    loadBalancerArn,
    port: HTTPS,
    protocol: 'HTTPS',
    sslPolicy: TLS,
    certificateArn,
    defaultAction: [
      {
        type: 'fixed-response',
        fixedResponse: { contentType: 'text/plain', messageBody: 'Not found', statusCode: '404' },
      },
    ],
  }).arn;
}

/** The rules belong to the entrance, so that they stay whichever of several routes to a port goes. */
function wayOutOf(
  scope: Construct,
  securityGroup: string,
): NonNullable<Created<typeof ingressType>['letThrough']> {
  return (to) => {
    const id = `to-${to.workload}-${to.port}`;
    if (scope.node.tryFindChild(id)) return;
    letReach(new Construct(scope, id), {
      from: { securityGroup, called: 'the load balancer' },
      to: { securityGroup: to.securityGroup, called: to.workload, port: to.port },
    });
  };
}
