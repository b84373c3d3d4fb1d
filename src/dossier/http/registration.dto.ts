import { Flag, Id, Nested, OneOf, Optional, PlainDate, Text } from '../../platform/http/dto.ts';
import { FactDto } from './fact.dto.ts';

export class PupilDto {
  @Text(200)
  name: string;

  @PlainDate()
  bornOn: string;
}

export class SubmitterDto {
  @Text(200)
  name: string;

  /** In what right this person registers the pupil. */
  @OneOf('parent', 'guardian', 'caregiver', 'pupil')
  capacity: 'parent' | 'guardian' | 'caregiver' | 'pupil';

  /** What this person is to the pupil, in Dutch: moeder, vader, pleegouder. */
  @Optional()
  @Text(60)
  relation?: string;
}

/** The written registration that opens a dossier. */
export class RegisterPupilDto extends FactDto {
  /** A random UUID for the new dossier; otherwise one is made. */
  @Optional()
  @Id()
  dossierId?: string;

  @Id()
  schoolId: string;

  @Flag()
  written: boolean;

  @Nested(() => PupilDto)
  pupil: PupilDto;

  @Nested(() => SubmitterDto)
  submitter: SubmitterDto;
}

export class EnrolPupilDto extends FactDto {
  @Id()
  schoolId: string;
}
