"""Identifiers: integers inside one book, so that a task's id is never taken for a unit's."""

from typing import NewType

DocumentId = NewType("DocumentId", int)
PlanId = NewType("PlanId", int)
SectionId = NewType("SectionId", int)
TaskId = NewType("TaskId", int)
UnitId = NewType("UnitId", int)
UnitGroupId = NewType("UnitGroupId", int)
AssignmentId = NewType("AssignmentId", int)
WorkItemId = NewType("WorkItemId", int)
TrackerIssueId = NewType("TrackerIssueId", int)
IndicatorId = NewType("IndicatorId", int)
EvidenceId = NewType("EvidenceId", int)
PreparationId = NewType("PreparationId", int)
ActivityId = NewType("ActivityId", int)
DraftId = NewType("DraftId", int)
RemarkId = NewType("RemarkId", int)
