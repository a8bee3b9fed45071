import type { ResourceType } from '../pack';
import { amqpType } from './amqp';
import { awsAccountType } from './aws-account';
import { awsKeyType } from './aws-key';
import { awsNetworkType } from './aws-network';
import { awsPolicyType } from './aws-policy';
import { awsRoleType } from './aws-role';
import { azureBlobType } from './azure-blob';
import { baseEnvType } from './base-env';
import { configType } from './config';
import { daprPubsubType } from './dapr-pubsub';
import { daprStateStoreType } from './dapr-state-store';
import { daprSubscriptionType } from './dapr-subscription';
import { dnsType } from './dns';
import { dynamodbType } from './dynamodb';
import { ecsClusterType } from './ecs-cluster';
import { elasticsearchType } from './elasticsearch';
import { endpointType } from './endpoint';
import { environmentType } from './environment';
import { gcpPubsubEmulatorType } from './gcp-pubsub-emulator';
import { gcsType } from './gcs';
import { horizontalPodAutoscalerType } from './horizontal-pod-autoscaler';
import { ingressType } from './ingress';
import { internalExposeType } from './internal-expose';
import { k8sClusterType } from './k8s-cluster';
import { k8sNamespaceType } from './k8s-namespace';
import { kafkaTopicType } from './kafka-topic';
import { llmModelType } from './llm-model';
import { loggingType } from './logging';
import { mongodbType } from './mongodb';
import { mssqlType } from './mssql';
import { mysqlType } from './mysql';
import { postgresType } from './postgres';
import { postgresInstanceType } from './postgres-instance';
import { redisType } from './redis';
import { routeType } from './route';
import { s3Type } from './s3';
import { serviceType } from './service';
import { serviceMonitorType } from './service-monitor';
import { servicePortType } from './service-port';
import { snsTopicType } from './sns-topic';
import { spannerType } from './spanner';
import { sqsType } from './sqs';
import { tlsCertType } from './tls-cert';
import { volumeType } from './volume';
import { workloadType } from './workload';
import { workloadIdentityType } from './workload-identity';

/** Every resource type that Scoreform knows by itself, sorted by name. Packs may bring others. */
export const wellKnownTypes: readonly ResourceType[] = Object.freeze([
  amqpType,
  awsAccountType,
  awsKeyType,
  awsNetworkType,
  awsPolicyType,
  awsRoleType,
  azureBlobType,
  baseEnvType,
  configType,
  daprPubsubType,
  daprStateStoreType,
  daprSubscriptionType,
  dnsType,
  dynamodbType,
  ecsClusterType,
  elasticsearchType,
  endpointType,
  environmentType,
  gcpPubsubEmulatorType,
  gcsType,
  horizontalPodAutoscalerType,
  ingressType,
  internalExposeType,
  k8sClusterType,
  k8sNamespaceType,
  kafkaTopicType,
  llmModelType,
  loggingType,
  mongodbType,
  mssqlType,
  mysqlType,
  postgresType,
  postgresInstanceType,
  redisType,
  routeType,
  s3Type,
  serviceType,
  serviceMonitorType,
  servicePortType,
  snsTopicType,
  spannerType,
  sqsType,
  tlsCertType,
  volumeType,
  workloadType,
  workloadIdentityType,
]);
