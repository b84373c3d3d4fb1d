import { Flag, Id, Nested, OneOf, Optional, PlainDate, Text, TextOrSegments, Whole } from '../../platform/http/dto.ts';
import { FactDto, TextFactDto, TextList, type TextDto } from './fact.dto.ts';

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

/** A file that another board or system kept until now; it opens a dossier. */
export class TakeOverFileDto extends FactDto {
  /** A random UUID for the new dossier; otherwise one is made. */
  @Optional()
  @Id()
  dossierId?: string;

  @Id()
  schoolId: string;

  @Nested(() => PupilDto)
  pupil: PupilDto;

  /** Name of the board or of the system that kept it. */
  @Text(200)
  keptBy: string;

  @OneOf('paper', 'digital', 'both')
  form: 'paper' | 'digital' | 'both';

  /** What the file was called there; no number of a person. */
  @Text(200)
  file: string;

  /** Name of the employee who saw to it that everything came over. */
  @Text(200)
  checkedBy: string;
}

export class EnrolPupilDto extends FactDto {
  @Id()
  schoolId: string;
}

export class RecordMutualExpectationsDto extends TextFactDto {
  /** What the school expects of the parents. */
  @TextList(1)
  school: TextDto[];

  /** What the parents expect of the school. */
  @TextList(1)
  parents: TextDto[];

  /** Who does what. */
  @TextList(0)
  responsibilities: TextDto[];
}

export class RecordNeedsDto extends TextFactDto {
  @TextList(0)
  child: TextDto[];

  @TextList(0)
  parents: TextDto[];

  @TextList(0)
  teacher: TextDto[];
}

export class RecordDutyOfCareExceptionDto extends TextFactDto {
  @OneOf('school-full', 'foundation-not-endorsed', 'cluster-1-or-2', 'admission-conditions-not-met')
  exception: 'school-full' | 'foundation-not-endorsed' | 'cluster-1-or-2' | 'admission-conditions-not-met';

  /** Sector of the school: primary, secondary or special education. */
  @OneOf('po', 'vo', 'so')
  sector: 'po' | 'vo' | 'so';

  @Flag()
  appliesToAllApplicants: boolean;

  @TextOrSegments()
  evidence: TextDto;
}

export class StartSupportNeedAssessmentDto extends TextFactDto {
  @TextOrSegments()
  reason: TextDto;
}

export class AssessSupportNeedDto extends TextFactDto {
  /** More than basic support is needed. */
  @Flag()
  extraSupport: boolean;

  /** What was found. A diagnosis does not belong here: that is an assessment report. */
  @TextOrSegments()
  findings: TextDto;
}

export class ExtendAdmissionDecisionDto extends TextFactDto {
  @Whole(1, 52)
  weeks: number;

  @Flag()
  parentsTold: boolean;

  @TextOrSegments()
  reason: TextDto;
}

export class AdmitPupilDto extends FactDto {
  @Id()
  schoolId: string;
}

export class RefuseAdmissionDto extends TextFactDto {
  @TextOrSegments()
  rationale: TextDto;
}

export class StartTemporaryPlacementDto extends FactDto {
  @Id()
  schoolId: string;
}

export class SeekAlternativeSchoolDto extends TextFactDto {
  /** What is sought, and where. */
  @TextOrSegments()
  what: TextDto;
}

export class FindAlternativeSchoolDto extends FactDto {
  /** Name of the other school. */
  @Text(200)
  school: string;

  @Flag()
  willing: boolean;
}

export class EndDutyOfCareDto extends FactDto {
  @OneOf('registered-elsewhere', 'admitted-elsewhere', 'withdrawn-by-parents')
  reason: 'registered-elsewhere' | 'admitted-elsewhere' | 'withdrawn-by-parents';

  /** Name of the other school. */
  @Optional()
  @Text(200)
  school?: string;
}

export class SetPupilGroupDto extends FactDto {
  @OneOf('po', 'vo', 'so')
  sector: 'po' | 'vo' | 'so';

  /** Groep 1 to 8, or year 1 to 6. */
  @Whole(1, 8)
  group: number;
}

export class DeregisterPupilDto extends FactDto {
  @OneOf('moved', 'other-school', 'finished', 'other')
  reason: 'moved' | 'other-school' | 'finished' | 'other';
}
