import { partitionOf } from '../policies/partition';

const ECR =
  /^(?<account>\d{12})\.dkr\.ecr(?:-fips)?\.(?<region>[a-z0-9-]+)\.amazonaws\.com(?:\.cn)?\/(?<repository>[a-z0-9._/-]+)/;

/** The ARN of the repository in ECR that an image lies in; undefined where it comes from elsewhere. */
export function ecrRepository(image: string): string | undefined {
  const { account, region, repository } = ECR.exec(image)?.groups ?? {};
  if (account === undefined || region === undefined || repository === undefined) return undefined;
  return `arn:${partitionOf(region)}:ecr:${region}:${account}:repository/${repository}`;
}
