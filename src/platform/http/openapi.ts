import type { Type } from '@nestjs/common';
import { ModulesContainer } from '@nestjs/core';
import type { NestFastifyApplication } from '@nestjs/platform-fastify';
import type { OpenAPIObject } from '@nestjs/swagger';
import { PUBLIC } from '../auth/caller.ts';
import { dtoClasses, propertiesOf, type DtoClass, type Property } from './dto.ts';
import { namedKinds } from './kinds.ts';
import { completed } from './openapi-complete.ts';
import { TAKES_DRY_RUN } from './request-context.ts';
import { requestSchema } from './request-schema.ts';
import { API_VERSION } from './version.ts';

/**
 * The OpenAPI document of this application, by the Dutch API Design Rules 2.2. Made from the controllers and the request
 * classes; what every answer has (headers, problems) is added here once. @nestjs/swagger is loaded only when it is asked for.
 */
export const openApiDocument = async (app: NestFastifyApplication): Promise<OpenAPIObject> => {
  const { ApiProperty, DocumentBuilder, SwaggerModule } = await import('@nestjs/swagger');
  for (const dto of dtoClasses()) {
    for (const [name, property] of propertiesOf(dto)) ApiProperty(described(property))(dto.prototype as object, name);
  }
  const frame = new DocumentBuilder()
    .setTitle('Leerlingdossier')
    .setDescription('The case file of a pupil: what happened, who may see it and who looked. Problems are described in Dutch, for parents and school employees.')
    .setVersion(API_VERSION)
    .setContact('Beheer leerlingdossier', 'https://leerlingdossier.example/contact', 'beheer@leerlingdossier.example')
    .setLicense('EUPL-1.2', 'https://eupl.eu/1.2/nl/')
    .addServer('https://leerlingdossier.example/v1')
    .addBearerAuth({ type: 'http', scheme: 'bearer', bearerFormat: 'JWT', description: 'Access token of the OpenID provider (RS256, PS256 or ES256).' }, 'bearer')
    .addSecurityRequirements('bearer')
    .build();
  const methods = methodsOf(app);
  const marked = (key: string): ReadonlySet<string> => new Set(methods.filter(({ method }) => Reflect.getMetadata(key, method) === true).map(operationIdOf));
  const [open, dryRuns] = [marked(PUBLIC), marked(TAKES_DRY_RUN)];
  const classes = new Set([...dtoClasses(), ...methods.flatMap(({ method }) => bodiesOf(method))]);
  return completed(SwaggerModule.createDocument(app, frame, { operationIdFactory }), {
    isPublic: (operationId) => open.has(operationId),
    takesDryRun: (operationId) => dryRuns.has(operationId),
    requestSchemas: new Map([...classes].map((dto) => [dto.name, requestSchema(dto, '#/components/schemas/')])),
    namedSchemas: new Map(namedKinds.map(({ name, schema }) => [name, schema])),
  });
};

interface Method {
  readonly controller: string;
  readonly name: string;
  readonly method: object;
}

const methodsOf = (app: NestFastifyApplication): readonly Method[] =>
  [...app.get(ModulesContainer).values()]
    .flatMap((module) => [...module.controllers.values()])
    .flatMap(({ metatype }) => (typeof metatype === 'function' ? [metatype as Type<object>] : []))
    .flatMap(({ name: controller, prototype }) =>
      Object.entries(Object.getOwnPropertyDescriptors(prototype as object)).flatMap(([name, { value }]) => (typeof value === 'function' ? [{ controller, name, method: value as object }] : [])),
    );

/** Classes that `@ApiBody` names: a class without properties of its own is known by nothing else. */
const bodiesOf = (method: object): readonly DtoClass[] => {
  const parameters = (Reflect.getMetadata('swagger/apiParameters', method) ?? []) as readonly { readonly type?: unknown }[];
  return parameters.flatMap(({ type }) => (typeof type === 'function' && propertiesOf(type as unknown as DtoClass).size > 0 ? [type as unknown as DtoClass] : []));
};

const operationIdOf = ({ controller, name, method }: Method): string =>
  (Reflect.getMetadata('swagger/apiOperation', method) as { readonly operationId?: string } | undefined)?.operationId ?? operationIdFactory(controller, name);

/** `ConsentController.withdraw` is `consentWithdraw`: unique, and a usable name in a generated client. */
const operationIdFactory = (controller: string, method: string): string => {
  const subject = controller.replace(/Controller$/, '');
  return `${subject.charAt(0).toLowerCase()}${subject.slice(1)}${method.charAt(0).toUpperCase()}${method.slice(1)}`;
};

/** As @nestjs/swagger wants to be told, for the parameters it makes of a query class. */
const described = (property: Property): Readonly<Record<string, unknown>> => ({
  required: !property.optional,
  ...('kind' in property ? property.kind.schema : { type: () => property.nested(), isArray: property.list !== undefined }),
});
