import { spoken } from './spoken.ts';
import * as dto from './concern.dto.ts';
import { fact, when } from './fact.ts';

export const concernFacts = [
  fact({
    type: 'ConcernRaised',
    path: 'concerns',
    summary: 'Somebody is worried about the pupil.',
    body: dto.RaiseConcernDto,
    command: ({ what, ...body }) => ({ type: 'RaiseConcern', data: { by: body.by, level: body.level, context: body.context, ...spoken(body, { what }), ...when(body) } }),
  }),
  fact({
    type: 'EscalationStepTaken',
    path: 'concerns/:concernId/escalation-steps',
    subject: 'concernId',
    summary: 'A concern goes to a next level of the ladder.',
    body: dto.TakeEscalationStepDto,
    command: ({ reason, ...body }, concernId) => ({
      type: 'TakeEscalationStep',
      data: { concernId, from: body.from, to: body.to, ...spoken(body, { reason }), ...when(body) },
    }),
  }),
  fact({
    type: 'OutcomeCommunicatedToParents',
    path: 'concerns/:concernId/outcomes',
    subject: 'concernId',
    summary: 'The parents heard what came out of a step.',
    body: dto.CommunicateOutcomeDto,
    command: ({ outcome, ...body }, concernId) => ({
      type: 'CommunicateOutcome',
      data: { concernId, parents: body.parents, ...spoken(body, { outcome }), ...when(body) },
    }),
  }),
  fact({
    type: 'ConcernResolved',
    path: 'concerns/:concernId/resolutions',
    subject: 'concernId',
    summary: 'The worry is over, and how.',
    body: dto.ResolveConcernDto,
    command: ({ how, ...body }, concernId) => ({ type: 'ResolveConcern', data: { concernId, ...spoken(body, { how }), ...when(body) } }),
  }),
  fact({
    type: 'ContactProtocolInvoked',
    path: 'contact-protocols',
    summary: 'Contact became difficult: the written procedure applies.',
    body: dto.InvokeContactProtocolDto,
    command: ({ reason, ...body }) => ({
      type: 'InvokeContactProtocol',
      data: { protocol: body.protocol, version: body.version, ...spoken(body, { reason }), ...when(body) },
    }),
  }),
  fact({
    type: 'ExtraSupportOffered',
    path: 'support-offers',
    summary: 'The school offers extra support.',
    body: dto.OfferExtraSupportDto,
    command: ({ what, ...body }) => ({ type: 'OfferExtraSupport', data: { ...spoken(body, { what }), ...when(body) } }),
  }),
  fact({
    type: 'ExtraSupportAccepted',
    path: 'support-offers/:offerId/acceptances',
    subject: 'offerId',
    summary: 'Somebody accepts the extra support.',
    body: dto.AcceptExtraSupportDto,
    command: (body, offerId) => ({ type: 'AcceptExtraSupport', data: { offerId, person: body.person, ...when(body) } }),
  }),
  fact({
    type: 'ExtraSupportDeclined',
    path: 'support-offers/:offerId/refusals',
    subject: 'offerId',
    summary: 'Somebody does not want the extra support.',
    body: dto.DeclineExtraSupportDto,
    command: ({ reason, ...body }, offerId) => ({
      type: 'DeclineExtraSupport',
      data: { offerId, person: body.person, ...spoken(body, { ...(reason !== undefined && { reason }) }), ...when(body) },
    }),
  }),
];
