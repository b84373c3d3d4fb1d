import { GenericContainer, Wait, type StartedTestContainer } from 'testcontainers';

/** A server in a container: what it is called, how it is started, and its address. */
export interface Image {
  readonly name: string;
  readonly container: () => GenericContainer;
  readonly url: (started: StartedTestContainer) => string;
  /** Once it runs, before anybody uses it. */
  readonly prepare?: (started: StartedTestContainer) => Promise<unknown>;
}

const GRPC = 2113;
const MONGO = 27017;

const eventStore = (name: string, image: string, prefix: 'EVENTSTORE' | 'KURRENTDB'): Image => ({
  name,
  container: () =>
    new GenericContainer(image)
      .withEnvironment({ [`${prefix}_INSECURE`]: 'true', [`${prefix}_CLUSTER_SIZE`]: '1', [`${prefix}_RUN_PROJECTIONS`]: 'None', [`${prefix}_NODE_PORT`]: String(GRPC), [`${prefix}_TELEMETRY_OPTOUT`]: 'true' })
      .withExposedPorts(GRPC)
      .withWaitStrategy(Wait.forHttp('/health/live', GRPC).forStatusCode(204)),
  url: (started) => `esdb://${started.getHost()}:${String(started.getMappedPort(GRPC))}?tls=false`,
});

const mongodb = (name: string, replicaSet: boolean): Image => ({
  name,
  container: () =>
    new GenericContainer(process.env['MONGODB_IMAGE'] ?? 'mongo:8')
      .withExposedPorts(MONGO)
      .withCommand(replicaSet ? ['--replSet', 'rs0', '--bind_ip_all'] : ['--bind_ip_all'])
      .withWaitStrategy(Wait.forLogMessage(/Waiting for connections/)),
  url: (started) => `mongodb://${started.getHost()}:${String(started.getMappedPort(MONGO))}/?directConnection=true`,
  ...(replicaSet && {
    prepare: async (started: StartedTestContainer) => {
      await started.exec(['mongosh', '--quiet', '--eval', "rs.initiate({ _id: 'rs0', members: [{ _id: 0, host: 'localhost:27017' }] }); while (!db.hello().isWritablePrimary) sleep(100)"]);
    },
  }),
});

/** 23.10 is BSD-3-Clause; the LTS line of KurrentDB is under the Kurrent License v1: choose the images by variable. */
export const eventStores: readonly [Image, Image] = [
  eventStore('EventStoreDB 23.10', process.env['EVENTSTORE_IMAGE'] ?? 'eventstore/eventstore:23.10.0-bookworm-slim', 'EVENTSTORE'),
  eventStore('KurrentDB LTS', process.env['KURRENTDB_IMAGE'] ?? 'docker.kurrent.io/kurrent-lts/kurrentdb:latest', 'KURRENTDB'),
];

export const mongodbs: readonly [Image, Image] = [mongodb('MongoDB 8, standalone', false), mongodb('MongoDB 8, replica set of one', true)];

/** Starts it, does the work, and removes it again. */
export const start = async ({ container, url, prepare }: Image, work: (url: string) => void | Promise<void>): Promise<void> => {
  const started = await container().start();
  try {
    await prepare?.(started);
    await work(url(started));
  } finally {
    await started.stop();
  }
};
