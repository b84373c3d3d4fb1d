import { randomUUID } from 'node:crypto';
import type { handleUnaryCall } from '@grpc/grpc-js';
import gossipPb from '@eventstore/db-client/generated/gossip_pb.js';
import featuresPb from '@eventstore/db-client/generated/serverfeatures_pb.js';
import sharedPb from '@eventstore/db-client/generated/shared_pb.js';
import type { ClusterInfo } from '@eventstore/db-client/generated/gossip_pb.js';
import type { SupportedMethods } from '@eventstore/db-client/generated/serverfeatures_pb.js';
import type { Empty } from '@eventstore/db-client/generated/shared_pb.js';
import type { Endpoint } from './access.ts';

/** What a client asks before its first call. Anybody may. */

const { FOLLOWER, LEADER } = gossipPb.MemberInfo.VNodeState;

const STREAMS = 'event_store.client.streams.streams';
/** Lower case, as a real server sends them. BatchAppend is among them: a client that takes that path must be noticed. */
const METHODS = ['append', 'batchappend', 'read'];

export const handleGossip =
  (self: () => Endpoint & { readonly leader: boolean }): handleUnaryCall<Empty, ClusterInfo> =>
  (_call, reply) => {
    const { host, port, leader } = self();
    const endpoint = new gossipPb.EndPoint();
    endpoint.setAddress(host);
    endpoint.setPort(port);
    const id = new sharedPb.UUID();
    id.setString(randomUUID());
    const member = new gossipPb.MemberInfo();
    member.setInstanceId(id);
    member.setTimeStamp(String(BigInt(Date.now()) * 10_000n));
    member.setState(leader ? LEADER : FOLLOWER);
    member.setIsAlive(true);
    member.setHttpEndPoint(endpoint);
    const info = new gossipPb.ClusterInfo();
    info.addMembers(member);
    reply(null, info);
  };

export const handleSupportedMethods: handleUnaryCall<Empty, SupportedMethods> = (_call, reply) => {
  const answer = new featuresPb.SupportedMethods();
  answer.setEventStoreServerVersion('24.2.0');
  answer.setMethodsList(
    METHODS.map((name) => {
      const method = new featuresPb.SupportedMethod();
      method.setServiceName(STREAMS);
      method.setMethodName(name);
      return method;
    }),
  );
  reply(null, answer);
};
