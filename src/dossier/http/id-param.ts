import { ApiParam } from '@nestjs/swagger';

/** Documents a path parameter that is an id. */
export const idParam = (name: string): MethodDecorator => ApiParam({ name, schema: { type: 'string', format: 'uuid' } });
