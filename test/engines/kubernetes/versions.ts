/** The release of Kubernetes that go.mod asks for. */
export const VERSION = '1.34.3';

export const KWOK = 'sigs.k8s.io/kwok/cmd/kwok@v0.7.0';

/** Modules whose zip holds the definitions of objects that Kubernetes itself does not know, and where. */
export const CUSTOM_RESOURCES = [
  { module: 'sigs.k8s.io/gateway-api@v1.4.1', folder: 'config/crd/standard' },
  { module: 'github.com/cert-manager/cert-manager@v1.19.2', folder: 'deploy/crds' },
];
