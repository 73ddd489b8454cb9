/* eslint-disable */
/** Internal type. DO NOT USE DIRECTLY. */
type Exact<T extends { [key: string]: unknown }> = { [K in keyof T]: T[K] };
/** Internal type. DO NOT USE DIRECTLY. */
export type Incremental<T> = T | { [P in keyof T]?: P extends ' $fragmentName' | '__typename' ? T[P] : never };
import type { DocumentTypeDecoration } from '@graphql-typed-document-node/core';
export type AlertState =
  | 'FIRING'
  | 'PENDING';

export type ApproveDeploymentInput = {
  deployment: string | number;
};

export type ArchiveServiceInput = {
  confirm: string;
  service: string;
};

export type CancelDeploymentInput = {
  deployment: string | number;
};

export type Change =
  | 'CREATED'
  | 'CURRENT'
  | 'DELETED'
  | 'UPDATED';

export type CreateApiTokenInput = {
  expiresInDays?: number | null | undefined;
  name: string;
  scopes: Array<TokenScope>;
};

export type CreateServiceInput = {
  description?: string | null | undefined;
  idempotencyKey?: string | null | undefined;
  name: string;
  owner: string;
  parameters?: unknown;
  template: string;
};

export type DeployInput = {
  environment: string;
  idempotencyKey?: string | null | undefined;
  ref?: string | null | undefined;
  service: string;
};

export type DeploymentFilter = {
  environment?: string | null | undefined;
  service?: string | null | undefined;
  since?: string | null | undefined;
  status?: Array<DeploymentStatus> | null | undefined;
};

export type DeploymentKind =
  | 'DEPLOY'
  | 'EXTERNAL'
  | 'PROMOTION'
  | 'ROLLBACK';

export type DeploymentStatus =
  | 'AWAITING_APPROVAL'
  | 'CANCELLED'
  | 'DISPATCHED'
  | 'FAILED'
  | 'LOST'
  | 'QUEUED'
  | 'REJECTED'
  | 'RUNNING'
  | 'SUCCEEDED'
  | 'VERIFYING';

export type EnvironmentStatus =
  | 'DEGRADED'
  | 'DEPLOYING'
  | 'FAILED'
  | 'NEVER_DEPLOYED'
  | 'RUNNING'
  | 'STOPPED';

export type LinkKind =
  | 'ALERTS'
  | 'DASHBOARD'
  | 'LOGS'
  | 'METRICS'
  | 'RUNBOOK'
  | 'TRACES';

export type ProblemCode =
  | 'BLOCKED'
  | 'CONFLICT'
  | 'FORBIDDEN'
  | 'INVALID'
  | 'NOT_FOUND'
  | 'NOT_READY'
  | 'TAKEN'
  | 'UNAVAILABLE';

export type PromoteInput = {
  environment: string;
  idempotencyKey?: string | null | undefined;
  release: string | number;
  service: string;
};

export type RejectDeploymentInput = {
  deployment: string | number;
  reason: string;
};

export type RetryCreationInput = {
  service: string;
};

export type RevokeApiTokenInput = {
  id: string | number;
};

export type Role =
  | 'ADMIN'
  | 'DEVELOPER'
  | 'VIEWER';

export type RollbackInput = {
  environment: string;
  idempotencyKey?: string | null | undefined;
  release: string | number;
  service: string;
};

export type RunKind =
  | 'ARCHIVE_SERVICE'
  | 'CREATE_SERVICE'
  | 'DEPLOY'
  | 'UNDO_CREATION';

export type RunStatus =
  | 'CANCELLED'
  | 'FAILED'
  | 'QUEUED'
  | 'RUNNING'
  | 'SUCCEEDED'
  | 'WAITING';

export type SaveEnvironmentInput = {
  baseUrl: string;
  ecsCluster: string;
  name: string;
  protected?: boolean | null | undefined;
  rank: number;
  region: string;
};

export type ServiceFilter = {
  environment?: string | null | undefined;
  environmentStatus?: Array<EnvironmentStatus> | null | undefined;
  owner?: string | null | undefined;
  runtime?: string | null | undefined;
  status?: Array<ServiceStatus> | null | undefined;
  template?: string | null | undefined;
};

export type ServiceOrder =
  | 'CREATED_AT_DESC'
  | 'LAST_DEPLOY_DESC'
  | 'NAME_ASC';

export type ServiceStatus =
  | 'ARCHIVED'
  | 'CREATING'
  | 'FAILED'
  | 'READY';

export type SetUserRoleInput = {
  login: string;
  role: Role;
};

export type StepStatus =
  | 'CANCELLED'
  | 'FAILED'
  | 'PENDING'
  | 'RUNNING'
  | 'SKIPPED'
  | 'SUCCEEDED'
  | 'UNDONE'
  | 'WAITING';

export type TokenScope =
  | 'ADMIN'
  | 'DEPLOY'
  | 'READ'
  | 'WRITE';

export type UndoCreationInput = {
  service: string;
};

export type UpdateServiceInput = {
  description?: string | null | undefined;
  owner?: string | null | undefined;
  service: string;
};

export type CreateServiceOverHttpMutationVariables = Exact<{
  input: CreateServiceInput;
}>;


export type CreateServiceOverHttpMutation = { createService: { service: { id: string, name: string, description: string, status: ServiceStatus, owner: { slug: string }, creation: { id: string, status: RunStatus } | null } | null, problems: Array<{ code: ProblemCode, field: Array<string> | null, message: string, retryAt: string | null }> } };

export type DeploymentDecisionQueryVariables = Exact<{
  id: string | number;
}>;


export type DeploymentDecisionQuery = { node:
    | { id: string }
    | { id: string }
    | { id: string, status: DeploymentStatus, createdAt: string, requestedBy: { login: string, name: string | null } | null, release: { commitSha: string, commitMessage: string | null, commitUrl: string | null }, serviceEnvironment: { service: { name: string }, environment: { name: string } }, approvalBlockers: Array<{ message: string }>, newerRelease: { id: string, commitSha: string, commitMessage: string | null, commitUrl: string | null, createdAt: string } | null, cancelBlockers: Array<{ message: string }> }
    | { id: string }
    | { id: string }
    | { id: string }
    | { id: string }
    | { id: string }
    | { id: string }
    | { id: string }
    | { id: string }
   | null };

export type ApproveDeploymentMutationVariables = Exact<{
  input: ApproveDeploymentInput;
}>;


export type ApproveDeploymentMutation = { approveDeployment: { deployment: { id: string } | null, problems: Array<{ code: ProblemCode, field: Array<string> | null, message: string }> } };

export type RejectDeploymentMutationVariables = Exact<{
  input: RejectDeploymentInput;
}>;


export type RejectDeploymentMutation = { rejectDeployment: { deployment: { id: string } | null, problems: Array<{ code: ProblemCode, field: Array<string> | null, message: string }> } };

export type CancelDeploymentMutationVariables = Exact<{
  input: CancelDeploymentInput;
}>;


export type CancelDeploymentMutation = { cancelDeployment: { deployment: { id: string } | null, problems: Array<{ code: ProblemCode, field: Array<string> | null, message: string }> } };

export type WatchedDeploymentFragment = { id: string, kind: DeploymentKind, status: DeploymentStatus, reason: string | null, createdAt: string, startedAt: string | null, finishedAt: string | null, workflowRunUrl: string | null, requestedBy: { login: string, name: string | null } | null, approvedBy: { login: string, name: string | null } | null, release: { id: string, version: string, commitSha: string, commitMessage: string | null, commitUrl: string | null }, steps: Array<{ id: string, name: string, title: string, job: string | null, status: StepStatus, startedAt: string | null, finishedAt: string | null, attempts: number, message: string | null, url: string | null }>, approvalBlockers: Array<{ code: ProblemCode, message: string }>, newerRelease: { id: string, commitSha: string, commitMessage: string | null, commitUrl: string | null, createdAt: string } | null, cancelBlockers: Array<{ code: ProblemCode, message: string }>, serviceEnvironment: { id: string, url: string, status: EnvironmentStatus, environment: { id: string, name: string, rank: number, protected: boolean }, service: { id: string, name: string, environments: Array<{ id: string, environment: { id: string, rank: number } }> }, current: { id: string, finishedAt: string | null, release: { id: string, version: string, commitSha: string, commitMessage: string | null, commitUrl: string | null } } | null, rollbackCandidates: Array<{ id: string, version: string, commitSha: string, commitMessage: string | null, commitUrl: string | null }>, deployBlockers: Array<{ code: ProblemCode, message: string }>, promotionBlockers: Array<{ code: ProblemCode, message: string }>, rollbackBlockers: Array<{ code: ProblemCode, message: string }> } };

export type DeploymentByIdQueryVariables = Exact<{
  id: string | number;
}>;


export type DeploymentByIdQuery = { node:
    | { id: string }
    | { id: string }
    | { id: string, kind: DeploymentKind, status: DeploymentStatus, reason: string | null, createdAt: string, startedAt: string | null, finishedAt: string | null, workflowRunUrl: string | null, requestedBy: { login: string, name: string | null } | null, approvedBy: { login: string, name: string | null } | null, release: { id: string, version: string, commitSha: string, commitMessage: string | null, commitUrl: string | null }, steps: Array<{ id: string, name: string, title: string, job: string | null, status: StepStatus, startedAt: string | null, finishedAt: string | null, attempts: number, message: string | null, url: string | null }>, approvalBlockers: Array<{ code: ProblemCode, message: string }>, newerRelease: { id: string, commitSha: string, commitMessage: string | null, commitUrl: string | null, createdAt: string } | null, cancelBlockers: Array<{ code: ProblemCode, message: string }>, serviceEnvironment: { id: string, url: string, status: EnvironmentStatus, environment: { id: string, name: string, rank: number, protected: boolean }, service: { id: string, name: string, environments: Array<{ id: string, environment: { id: string, rank: number } }> }, current: { id: string, finishedAt: string | null, release: { id: string, version: string, commitSha: string, commitMessage: string | null, commitUrl: string | null } } | null, rollbackCandidates: Array<{ id: string, version: string, commitSha: string, commitMessage: string | null, commitUrl: string | null }>, deployBlockers: Array<{ code: ProblemCode, message: string }>, promotionBlockers: Array<{ code: ProblemCode, message: string }>, rollbackBlockers: Array<{ code: ProblemCode, message: string }> } }
    | { id: string }
    | { id: string }
    | { id: string }
    | { id: string }
    | { id: string }
    | { id: string }
    | { id: string }
    | { id: string }
   | null };

export type WatchDeploymentSubscriptionVariables = Exact<{
  id: string | number;
}>;


export type WatchDeploymentSubscription = { deploymentChanged: { change: Change, id: string, deployment: { id: string, kind: DeploymentKind, status: DeploymentStatus, reason: string | null, createdAt: string, startedAt: string | null, finishedAt: string | null, workflowRunUrl: string | null, requestedBy: { login: string, name: string | null } | null, approvedBy: { login: string, name: string | null } | null, release: { id: string, version: string, commitSha: string, commitMessage: string | null, commitUrl: string | null }, steps: Array<{ id: string, name: string, title: string, job: string | null, status: StepStatus, startedAt: string | null, finishedAt: string | null, attempts: number, message: string | null, url: string | null }>, approvalBlockers: Array<{ code: ProblemCode, message: string }>, newerRelease: { id: string, commitSha: string, commitMessage: string | null, commitUrl: string | null, createdAt: string } | null, cancelBlockers: Array<{ code: ProblemCode, message: string }>, serviceEnvironment: { id: string, url: string, status: EnvironmentStatus, environment: { id: string, name: string, rank: number, protected: boolean }, service: { id: string, name: string, environments: Array<{ id: string, environment: { id: string, rank: number } }> }, current: { id: string, finishedAt: string | null, release: { id: string, version: string, commitSha: string, commitMessage: string | null, commitUrl: string | null } } | null, rollbackCandidates: Array<{ id: string, version: string, commitSha: string, commitMessage: string | null, commitUrl: string | null }>, deployBlockers: Array<{ code: ProblemCode, message: string }>, promotionBlockers: Array<{ code: ProblemCode, message: string }>, rollbackBlockers: Array<{ code: ProblemCode, message: string }> } } } };

export type DeploymentsQueryVariables = Exact<{
  first: number;
  after?: string | null | undefined;
  filter?: DeploymentFilter | null | undefined;
}>;


export type DeploymentsQuery = { deployments: { totalCount: number, pageInfo: { hasNextPage: boolean, endCursor: string | null }, nodes: Array<{ id: string, kind: DeploymentKind, status: DeploymentStatus, createdAt: string, startedAt: string | null, finishedAt: string | null, requestedBy: { login: string, name: string | null } | null, release: { id: string, version: string, commitSha: string, commitMessage: string | null, commitUrl: string | null }, serviceEnvironment: { id: string, service: { id: string, name: string }, environment: { id: string, name: string } } }> }, underway: { totalCount: number }, awaiting: { totalCount: number }, environments: Array<{ id: string, name: string, rank: number }> };

export type MatrixCellFragment = { id: string, status: EnvironmentStatus, url: string, environment: { id: string, name: string }, current: { id: string, finishedAt: string | null, release: { id: string, version: string, commitSha: string, commitMessage: string | null, commitUrl: string | null } } | null, active: { id: string, kind: DeploymentKind, status: DeploymentStatus, release: { id: string, version: string } } | null, awaitingApproval: Array<{ id: string, release: { id: string, version: string } }>, newerRelease: { id: string, version: string } | null, pendingCommits: { total: number, url: string | null, head: { id: string } } | null };

export type EnvironmentMatrixQueryVariables = Exact<{
  first: number;
  after?: string | null | undefined;
  search?: string | null | undefined;
}>;


export type EnvironmentMatrixQuery = { services: { totalCount: number, pageInfo: { hasNextPage: boolean, endCursor: string | null }, edges: Array<{ cursor: string, node: { id: string, name: string, status: ServiceStatus, owner: { slug: string, name: string }, environments: Array<{ id: string, status: EnvironmentStatus, url: string, environment: { id: string, name: string }, current: { id: string, finishedAt: string | null, release: { id: string, version: string, commitSha: string, commitMessage: string | null, commitUrl: string | null } } | null, active: { id: string, kind: DeploymentKind, status: DeploymentStatus, release: { id: string, version: string } } | null, awaitingApproval: Array<{ id: string, release: { id: string, version: string } }>, newerRelease: { id: string, version: string } | null, pendingCommits: { total: number, url: string | null, head: { id: string } } | null }> } }> } };

export type StagesQueryVariables = Exact<{ [key: string]: never; }>;


export type StagesQuery = { environments: Array<{ id: string, name: string, rank: number, protected: boolean }> };

export type InsightsQueryVariables = Exact<{
  days: number;
}>;


export type InsightsQuery = { dora: { days: number, deploymentsPerDay: number, leadTimeSeconds: number | null, changeFailureRate: number | null, timeToRestoreSeconds: number | null, deployments: number, changes: number, failures: number, restorations: number, environment: { id: string, name: string } | null, previous: { days: number, deploymentsPerDay: number, leadTimeSeconds: number | null, changeFailureRate: number | null, timeToRestoreSeconds: number | null, deployments: number, changes: number, failures: number, restorations: number } | null }, teams: Array<{ slug: string, name: string }> };

export type TeamInsightsQueryVariables = Exact<{
  days: number;
  team: string;
}>;


export type TeamInsightsQuery = { dora: { days: number, deploymentsPerDay: number, leadTimeSeconds: number | null, changeFailureRate: number | null, timeToRestoreSeconds: number | null, deployments: number, changes: number, failures: number, restorations: number, environment: { id: string, name: string } | null, previous: { days: number, deploymentsPerDay: number, leadTimeSeconds: number | null, changeFailureRate: number | null, timeToRestoreSeconds: number | null, deployments: number, changes: number, failures: number, restorations: number } | null } };

export type CheckNameQueryVariables = Exact<{
  input: CreateServiceInput;
}>;


export type CheckNameQuery = { planService: { problems: Array<{ code: ProblemCode, field: Array<string> | null, message: string }> } };

export type GoldenPathsQueryVariables = Exact<{ [key: string]: never; }>;


export type GoldenPathsQuery = { viewer: { role: Role, teams: Array<{ slug: string, name: string }> } | null, templates: Array<{ name: string, title: string, description: string, runtime: string, version: string, parameters: unknown }>, teams: Array<{ slug: string, name: string }> };

export type PlanServiceQueryVariables = Exact<{
  input: CreateServiceInput;
}>;


export type PlanServiceQuery = { planService: { repository: string, steps: Array<string>, files: Array<{ path: string, contents: string, size: number }>, environments: Array<{ id: string, name: string, baseUrl: string, rank: number, protected: boolean }>, problems: Array<{ code: ProblemCode, field: Array<string> | null, message: string }> } };

export type CreateServiceMutationVariables = Exact<{
  input: CreateServiceInput;
}>;


export type CreateServiceMutation = { createService: { service: { id: string, name: string } | null, problems: Array<{ code: ProblemCode, field: Array<string> | null, message: string }> } };

export type PendingCommitsQueryVariables = Exact<{
  service: string;
  environment: string;
}>;


export type PendingCommitsQuery = { service: { id: string, environment: { id: string, pendingCommits: { total: number, url: string | null, commits: Array<{ sha: string, message: string, authorLogin: string | null, url: string }> } | null } | null } | null };

export type RunProgressFragment = { id: string, kind: RunKind, status: RunStatus, createdAt: string, finishedAt: string | null, waitingUntil: string | null, error: string | null, requestedBy: { login: string, name: string | null } | null, steps: Array<{ id: string, name: string, title: string, status: StepStatus, startedAt: string | null, finishedAt: string | null, attempts: number, message: string | null, url: string | null }> };

export type ServiceCreationQueryVariables = Exact<{
  name: string;
}>;


export type ServiceCreationQuery = { service: { id: string, name: string, status: ServiceStatus, repoUrl: string | null, owner: { slug: string }, creation: { id: string, kind: RunKind, status: RunStatus, createdAt: string, finishedAt: string | null, waitingUntil: string | null, error: string | null, requestedBy: { login: string, name: string | null } | null, steps: Array<{ id: string, name: string, title: string, status: StepStatus, startedAt: string | null, finishedAt: string | null, attempts: number, message: string | null, url: string | null }> } | null } | null };

export type RunByIdQueryVariables = Exact<{
  id: string | number;
}>;


export type RunByIdQuery = { node:
    | { id: string }
    | { id: string }
    | { id: string }
    | { id: string }
    | { id: string }
    | { id: string }
    | { id: string, kind: RunKind, status: RunStatus, createdAt: string, finishedAt: string | null, waitingUntil: string | null, error: string | null, requestedBy: { login: string, name: string | null } | null, steps: Array<{ id: string, name: string, title: string, status: StepStatus, startedAt: string | null, finishedAt: string | null, attempts: number, message: string | null, url: string | null }> }
    | { id: string }
    | { id: string }
    | { id: string }
    | { id: string }
   | null };

export type RunChangedSubscriptionVariables = Exact<{
  id: string | number;
}>;


export type RunChangedSubscription = { runChanged: { change: Change, id: string, run: { id: string, kind: RunKind, status: RunStatus, createdAt: string, finishedAt: string | null, waitingUntil: string | null, error: string | null, requestedBy: { login: string, name: string | null } | null, steps: Array<{ id: string, name: string, title: string, status: StepStatus, startedAt: string | null, finishedAt: string | null, attempts: number, message: string | null, url: string | null }> } } };

export type RetryCreationMutationVariables = Exact<{
  input: RetryCreationInput;
}>;


export type RetryCreationMutation = { retryCreation: { run: { id: string } | null, problems: Array<{ code: ProblemCode, field: Array<string> | null, message: string }> } };

export type UndoCreationMutationVariables = Exact<{
  input: UndoCreationInput;
}>;


export type UndoCreationMutation = { undoCreation: { run: { id: string } | null, problems: Array<{ code: ProblemCode, field: Array<string> | null, message: string }> } };

export type DeployDialogQueryVariables = Exact<{
  service: string;
  environment: string;
}>;


export type DeployDialogQuery = { service: { id: string, name: string, defaultBranch: string | null, owner: { name: string }, environment: { id: string, ecsCluster: string, ecsServiceName: string, environment: { name: string, protected: boolean }, current: { id: string, release: { id: string, commitSha: string, commitMessage: string | null, commitUrl: string | null, createdAt: string } } | null, blockers: Array<{ message: string }> } | null } | null };

export type DeployMutationVariables = Exact<{
  input: DeployInput;
}>;


export type DeployMutation = { deploy: { deployment: { id: string } | null, problems: Array<{ code: ProblemCode, field: Array<string> | null, message: string }> } };

export type ShownLineFragment = { id: string, at: string, task: string, level: string | null, message: string, fields: unknown, missingSince: string | null };

export type ServiceLogsQueryVariables = Exact<{
  service: string;
  environment: string;
}>;


export type ServiceLogsQuery = { service: { id: string, name: string, status: ServiceStatus, environments: Array<{ id: string, environment: { name: string, rank: number } }>, environment: { id: string, status: EnvironmentStatus, logsProblem: string | null, environment: { name: string }, logs: Array<{ id: string, at: string, task: string, level: string | null, message: string, fields: unknown, missingSince: string | null }>, observabilityLinks: Array<{ id: string, kind: LinkKind, title: string, url: string }> } | null } | null };

export type FollowLogsSubscriptionVariables = Exact<{
  serviceEnvironment: string | number;
  since?: string | null | undefined;
}>;


export type FollowLogsSubscription = { logsFollowed: { id: string, at: string, task: string, level: string | null, message: string, fields: unknown, missingSince: string | null } };

export type MeasuredStagesQueryVariables = Exact<{
  service: string;
}>;


export type MeasuredStagesQuery = { service: { id: string, environments: Array<{ id: string, status: EnvironmentStatus, environment: { name: string, rank: number } }> } | null };

export type PromoteDialogQueryVariables = Exact<{
  service: string;
  environment: string;
}>;


export type PromoteDialogQuery = { service: { id: string, name: string, owner: { name: string }, environments: Array<{ id: string, environment: { name: string, rank: number }, current: { id: string, release: { id: string } } | null }>, environment: { id: string, ecsCluster: string, ecsServiceName: string, environment: { name: string, rank: number, protected: boolean }, current: { id: string, release: { id: string, commitSha: string, commitMessage: string | null, commitUrl: string | null, createdAt: string } } | null, promotionCandidates: Array<{ id: string, commitSha: string, commitMessage: string | null, commitUrl: string | null, createdAt: string }>, pendingCommits: { total: number, url: string | null, head: { id: string, commitSha: string }, commits: Array<{ sha: string, message: string, authorLogin: string | null, url: string }> } | null, blockers: Array<{ message: string }> } | null } | null };

export type PromoteMutationVariables = Exact<{
  input: PromoteInput;
}>;


export type PromoteMutation = { promote: { deployment: { id: string } | null, problems: Array<{ code: ProblemCode, field: Array<string> | null, message: string }> } };

export type RollbackDialogQueryVariables = Exact<{
  service: string;
  environment: string;
}>;


export type RollbackDialogQuery = { service: { id: string, name: string, environment: { id: string, ecsCluster: string, ecsServiceName: string, environment: { name: string, protected: boolean }, current: { id: string, release: { id: string, commitSha: string, commitMessage: string | null, commitUrl: string | null, createdAt: string } } | null, rollbackCandidates: Array<{ id: string, commitSha: string, commitMessage: string | null, commitUrl: string | null, createdAt: string }>, deployments: { nodes: Array<{ id: string, status: DeploymentStatus, finishedAt: string | null, release: { id: string } }> }, blockers: Array<{ message: string }> } | null } | null };

export type RollbackMutationVariables = Exact<{
  input: RollbackInput;
}>;


export type RollbackMutation = { rollback: { deployment: { id: string } | null, problems: Array<{ code: ProblemCode, field: Array<string> | null, message: string }> } };

export type ServiceSearchQueryVariables = Exact<{
  search: string;
}>;


export type ServiceSearchQuery = { services: { nodes: Array<{ id: string, name: string, description: string }> } };

export type EnvironmentCardFragment = { id: string, url: string, status: EnvironmentStatus, desiredCount: number | null, runningCount: number | null, lastDeployAt: string | null, ecsCluster: string, ecsServiceName: string, environment: { name: string, rank: number, protected: boolean }, current: { id: string, kind: DeploymentKind, createdAt: string, finishedAt: string | null, requestedBy: { login: string, name: string | null } | null, release: { id: string, commitSha: string, commitMessage: string | null, commitUrl: string | null, createdAt: string } } | null, active: { id: string, kind: DeploymentKind, status: DeploymentStatus, reason: string | null, createdAt: string, startedAt: string | null, requestedBy: { login: string, name: string | null } | null, release: { id: string, commitSha: string, commitMessage: string | null, commitUrl: string | null, createdAt: string }, steps: Array<{ id: string, title: string, job: string | null, status: StepStatus }> } | null, awaitingApproval: Array<{ id: string, kind: DeploymentKind, createdAt: string, requestedBy: { login: string, name: string | null } | null, release: { id: string, commitSha: string, commitMessage: string | null, commitUrl: string | null, createdAt: string }, approvalBlockers: Array<{ message: string }>, newerRelease: { id: string, commitSha: string, commitMessage: string | null, commitUrl: string | null, createdAt: string } | null }>, deployments: { nodes: Array<{ id: string, kind: DeploymentKind, status: DeploymentStatus, reason: string | null, finishedAt: string | null, release: { id: string, commitSha: string, commitMessage: string | null, commitUrl: string | null, createdAt: string } }> }, newerRelease: { id: string, commitSha: string, commitMessage: string | null, commitUrl: string | null, createdAt: string } | null, pendingCommits: { total: number, url: string | null, commits: Array<{ sha: string, message: string, authorLogin: string | null, url: string }> } | null, deployBlockers: Array<{ message: string }>, promotionBlockers: Array<{ message: string }>, rollbackBlockers: Array<{ message: string }>, observabilityLinks: Array<{ id: string, kind: LinkKind, title: string, url: string }> };

export type ServiceDeploymentsSubscriptionVariables = Exact<{
  service: string;
}>;


export type ServiceDeploymentsSubscription = { deploymentChanged: { change: Change, id: string } };

export type ServiceQueryVariables = Exact<{
  name: string;
}>;


export type ServiceQuery = { service: { id: string, name: string, description: string, status: ServiceStatus, runtime: string, repoUrl: string | null, templateName: string, templateVersion: string, parameters: unknown, createdAt: string, owner: { slug: string, name: string }, template: { title: string, version: string } | null, createdBy: { login: string, name: string | null } | null, environments: Array<{ id: string, url: string, status: EnvironmentStatus, desiredCount: number | null, runningCount: number | null, lastDeployAt: string | null, ecsCluster: string, ecsServiceName: string, environment: { name: string, rank: number, protected: boolean }, current: { id: string, kind: DeploymentKind, createdAt: string, finishedAt: string | null, requestedBy: { login: string, name: string | null } | null, release: { id: string, commitSha: string, commitMessage: string | null, commitUrl: string | null, createdAt: string } } | null, active: { id: string, kind: DeploymentKind, status: DeploymentStatus, reason: string | null, createdAt: string, startedAt: string | null, requestedBy: { login: string, name: string | null } | null, release: { id: string, commitSha: string, commitMessage: string | null, commitUrl: string | null, createdAt: string }, steps: Array<{ id: string, title: string, job: string | null, status: StepStatus }> } | null, awaitingApproval: Array<{ id: string, kind: DeploymentKind, createdAt: string, requestedBy: { login: string, name: string | null } | null, release: { id: string, commitSha: string, commitMessage: string | null, commitUrl: string | null, createdAt: string }, approvalBlockers: Array<{ message: string }>, newerRelease: { id: string, commitSha: string, commitMessage: string | null, commitUrl: string | null, createdAt: string } | null }>, deployments: { nodes: Array<{ id: string, kind: DeploymentKind, status: DeploymentStatus, reason: string | null, finishedAt: string | null, release: { id: string, commitSha: string, commitMessage: string | null, commitUrl: string | null, createdAt: string } }> }, newerRelease: { id: string, commitSha: string, commitMessage: string | null, commitUrl: string | null, createdAt: string } | null, pendingCommits: { total: number, url: string | null, commits: Array<{ sha: string, message: string, authorLogin: string | null, url: string }> } | null, deployBlockers: Array<{ message: string }>, promotionBlockers: Array<{ message: string }>, rollbackBlockers: Array<{ message: string }>, observabilityLinks: Array<{ id: string, kind: LinkKind, title: string, url: string }> }>, dora: { days: number, deploymentsPerDay: number, leadTimeSeconds: number | null, changeFailureRate: number | null, timeToRestoreSeconds: number | null, deployments: number, changes: number, failures: number, restorations: number, environment: { id: string, name: string } | null, previous: { days: number, deploymentsPerDay: number, leadTimeSeconds: number | null, changeFailureRate: number | null, timeToRestoreSeconds: number | null, deployments: number, changes: number, failures: number, restorations: number } | null }, observabilityLinks: Array<{ id: string, kind: LinkKind, title: string, url: string, environment: { name: string } | null }>, creation: { id: string, status: RunStatus, error: string | null, steps: Array<{ id: string, status: StepStatus }> } | null } | null, teams: Array<{ slug: string, name: string }>, observability: { metrics: boolean } };

export type ServiceNameQueryVariables = Exact<{
  id: string | number;
}>;


export type ServiceNameQuery = { node:
    | { id: string }
    | { id: string }
    | { id: string }
    | { id: string }
    | { id: string }
    | { id: string }
    | { id: string }
    | { name: string, id: string }
    | { id: string }
    | { id: string }
    | { id: string }
   | null };

export type UpdateServiceMutationVariables = Exact<{
  input: UpdateServiceInput;
}>;


export type UpdateServiceMutation = { updateService: { service: { id: string } | null, problems: Array<{ code: ProblemCode, field: Array<string> | null, message: string }> } };

export type ArchiveServiceMutationVariables = Exact<{
  input: ArchiveServiceInput;
}>;


export type ArchiveServiceMutation = { archiveService: { run: { id: string } | null, problems: Array<{ code: ProblemCode, field: Array<string> | null, message: string }> } };

export type ServicesQueryVariables = Exact<{
  first: number;
  after?: string | null | undefined;
  search?: string | null | undefined;
  filter?: ServiceFilter | null | undefined;
  orderBy?: ServiceOrder | null | undefined;
}>;


export type ServicesQuery = { services: { totalCount: number, pageInfo: { hasNextPage: boolean, endCursor: string | null }, nodes: Array<{ id: string, name: string, description: string, status: ServiceStatus, owner: { slug: string, name: string }, alerts: Array<{ name: string, state: AlertState, severity: string }>, environments: Array<{ id: string, status: EnvironmentStatus, lastDeployAt: string | null, environment: { name: string, rank: number } }> }> }, teams: Array<{ slug: string, name: string }>, observability: { metrics: boolean } };

export type AuditQueryVariables = Exact<{
  first: number;
  after?: string | null | undefined;
  subject?: string | null | undefined;
}>;


export type AuditQuery = { audit: { totalCount: number, pageInfo: { hasNextPage: boolean, endCursor: string | null }, nodes: Array<{ id: string, at: string, action: string, subject: string, result: string, actor: { login: string } | null }> } };

export type EnvironmentsQueryVariables = Exact<{ [key: string]: never; }>;


export type EnvironmentsQuery = { environments: Array<{ id: string, name: string, baseUrl: string, rank: number, protected: boolean, ecsCluster: string, region: string }> };

export type SaveEnvironmentMutationVariables = Exact<{
  input: SaveEnvironmentInput;
}>;


export type SaveEnvironmentMutation = { saveEnvironment: { environment: { id: string, name: string } | null, problems: Array<{ code: ProblemCode, field: Array<string> | null, message: string }> } };

export type TeamsAndPeopleQueryVariables = Exact<{ [key: string]: never; }>;


export type TeamsAndPeopleQuery = { teams: Array<{ id: string, slug: string, name: string, members: Array<{ id: string, login: string, name: string | null, role: Role }> }> };

export type SetUserRoleMutationVariables = Exact<{
  input: SetUserRoleInput;
}>;


export type SetUserRoleMutation = { setUserRole: { user: { id: string, login: string, role: Role } | null, problems: Array<{ code: ProblemCode, field: Array<string> | null, message: string }> } };

export type ApiTokensQueryVariables = Exact<{ [key: string]: never; }>;


export type ApiTokensQuery = { apiTokens: Array<{ id: string, name: string, scopes: Array<TokenScope>, createdAt: string, expiresAt: string | null, lastUsedAt: string | null }> };

export type CreateApiTokenMutationVariables = Exact<{
  input: CreateApiTokenInput;
}>;


export type CreateApiTokenMutation = { createApiToken: { secret: string | null, apiToken: { id: string, name: string } | null, problems: Array<{ code: ProblemCode, field: Array<string> | null, message: string }> } };

export type RevokeApiTokenMutationVariables = Exact<{
  input: RevokeApiTokenInput;
}>;


export type RevokeApiTokenMutation = { revokeApiToken: { apiToken: { id: string, name: string } | null, problems: Array<{ code: ProblemCode, field: Array<string> | null, message: string }> } };

export type DeploymentNewsSubscriptionVariables = Exact<{ [key: string]: never; }>;


export type DeploymentNewsSubscription = { deploymentChanged: { change: Change, id: string, deployment: { id: string, kind: DeploymentKind, status: DeploymentStatus, finishedAt: string | null, requestedBy: { login: string } | null, serviceEnvironment: { id: string, service: { id: string, name: string, owner: { slug: string } }, environment: { name: string } } } } };

export type ServiceNewsSubscriptionVariables = Exact<{ [key: string]: never; }>;


export type ServiceNewsSubscription = { serviceChanged: { change: Change, id: string, service: { name: string, status: ServiceStatus, creation: { id: string, status: RunStatus, finishedAt: string | null, requestedBy: { login: string } | null } | null } | null } };

export type ViewerQueryVariables = Exact<{ [key: string]: never; }>;


export type ViewerQuery = { viewer: { id: string, login: string, name: string | null, role: Role, teams: Array<{ slug: string, name: string }> } | null };

export type EnvironmentSignalsQueryVariables = Exact<{
  service: string;
  environment: string;
  minutes: number;
}>;


export type EnvironmentSignalsQuery = { observability: { metrics: boolean, problem: string | null }, service: { id: string, name: string, status: ServiceStatus, environments: Array<{ id: string, environment: { name: string, rank: number } }>, alerts: Array<{ name: string, state: AlertState, severity: string, summary: string, since: string, runbookUrl: string | null, dashboardUrl: string | null, environment: { name: string } | null }>, environment: { id: string, status: EnvironmentStatus, desiredCount: number | null, runningCount: number | null, observabilityLinks: Array<{ id: string, kind: LinkKind, title: string, url: string }>, goldenSignals: { latencyP50: { values: Array<number | null> }, latencyP99: { values: Array<number | null> }, deployments: Array<{ id: string, status: DeploymentStatus, startedAt: string | null, finishedAt: string | null, kind: DeploymentKind, createdAt: string, requestedBy: { login: string, name: string | null } | null, release: { id: string, version: string, commitSha: string, commitMessage: string | null, commitUrl: string | null }, serviceEnvironment: { id: string, service: { id: string, name: string }, environment: { id: string, name: string } } }>, rate: { times: Array<string>, values: Array<number | null> }, errors: { values: Array<number | null> }, latencyP95: { values: Array<number | null> }, saturation: { values: Array<number | null> } } | null, environment: { name: string } } | null } | null };

export type RecentSignalsFragment = { id: string, status: EnvironmentStatus, desiredCount: number | null, runningCount: number | null, environment: { name: string }, goldenSignals: { rate: { times: Array<string>, values: Array<number | null> }, errors: { values: Array<number | null> }, latencyP95: { values: Array<number | null> }, saturation: { values: Array<number | null> }, deployments: Array<{ id: string, status: DeploymentStatus, startedAt: string | null, finishedAt: string | null }> } | null };

export type ListedAlertFragment = { name: string, state: AlertState, severity: string, summary: string, since: string, runbookUrl: string | null, dashboardUrl: string | null, environment: { name: string } | null };

export type ServiceSignalsQueryVariables = Exact<{
  service: string;
  minutes: number;
}>;


export type ServiceSignalsQuery = { observability: { metrics: boolean, problem: string | null }, service: { id: string, alerts: Array<{ name: string, state: AlertState, severity: string, summary: string, since: string, runbookUrl: string | null, dashboardUrl: string | null, environment: { name: string } | null }>, environments: Array<{ id: string, status: EnvironmentStatus, desiredCount: number | null, runningCount: number | null, environment: { name: string }, goldenSignals: { rate: { times: Array<string>, values: Array<number | null> }, errors: { values: Array<number | null> }, latencyP95: { values: Array<number | null> }, saturation: { values: Array<number | null> }, deployments: Array<{ id: string, status: DeploymentStatus, startedAt: string | null, finishedAt: string | null }> } | null }> } | null };

export type ListedDeploymentFragment = { id: string, kind: DeploymentKind, status: DeploymentStatus, createdAt: string, startedAt: string | null, finishedAt: string | null, requestedBy: { login: string, name: string | null } | null, release: { id: string, version: string, commitSha: string, commitMessage: string | null, commitUrl: string | null }, serviceEnvironment: { id: string, service: { id: string, name: string }, environment: { id: string, name: string } } };

export type DoraCountsFragment = { days: number, deploymentsPerDay: number, leadTimeSeconds: number | null, changeFailureRate: number | null, timeToRestoreSeconds: number | null, deployments: number, changes: number, failures: number, restorations: number };

export type DoraKeysFragment = { days: number, deploymentsPerDay: number, leadTimeSeconds: number | null, changeFailureRate: number | null, timeToRestoreSeconds: number | null, deployments: number, changes: number, failures: number, restorations: number, environment: { id: string, name: string } | null, previous: { days: number, deploymentsPerDay: number, leadTimeSeconds: number | null, changeFailureRate: number | null, timeToRestoreSeconds: number | null, deployments: number, changes: number, failures: number, restorations: number } | null };

export type NamedReleaseFragment = { id: string, commitSha: string, commitMessage: string | null, commitUrl: string | null, createdAt: string };

export class TypedDocumentString<TResult, TVariables>
  extends String
  implements DocumentTypeDecoration<TResult, TVariables>
{
  __apiType?: NonNullable<DocumentTypeDecoration<TResult, TVariables>['__apiType']>;
  private value: string;
  public __meta__?: Record<string, any> | undefined;

  constructor(value: string, __meta__?: Record<string, any> | undefined) {
    super(value);
    this.value = value;
    this.__meta__ = __meta__;
  }

  override toString(): string & DocumentTypeDecoration<TResult, TVariables> {
    return this.value;
  }
}
export const NamedReleaseFragmentDoc = new TypedDocumentString(`
    fragment NamedRelease on Release {
  id
  commitSha
  commitMessage
  commitUrl
  createdAt
}
    `, {"fragmentName":"NamedRelease"}) as unknown as TypedDocumentString<NamedReleaseFragment, unknown>;
export const WatchedDeploymentFragmentDoc = new TypedDocumentString(`
    fragment WatchedDeployment on Deployment {
  id
  kind
  status
  reason
  createdAt
  startedAt
  finishedAt
  workflowRunUrl
  requestedBy {
    login
    name
  }
  approvedBy {
    login
    name
  }
  release {
    id
    version
    commitSha
    commitMessage
    commitUrl
  }
  steps {
    id
    name
    title
    job
    status
    startedAt
    finishedAt
    attempts
    message
    url
  }
  approvalBlockers {
    code
    message
  }
  newerRelease {
    ...NamedRelease
  }
  cancelBlockers {
    code
    message
  }
  serviceEnvironment {
    id
    url
    status
    environment {
      id
      name
      rank
      protected
    }
    service {
      id
      name
      environments {
        id
        environment {
          id
          rank
        }
      }
    }
    current {
      id
      finishedAt
      release {
        id
        version
        commitSha
        commitMessage
        commitUrl
      }
    }
    rollbackCandidates {
      id
      version
      commitSha
      commitMessage
      commitUrl
    }
    deployBlockers: blockers(kind: DEPLOY) {
      code
      message
    }
    promotionBlockers: blockers(kind: PROMOTION) {
      code
      message
    }
    rollbackBlockers: blockers(kind: ROLLBACK) {
      code
      message
    }
  }
}
    fragment NamedRelease on Release {
  id
  commitSha
  commitMessage
  commitUrl
  createdAt
}`, {"fragmentName":"WatchedDeployment"}) as unknown as TypedDocumentString<WatchedDeploymentFragment, unknown>;
export const MatrixCellFragmentDoc = new TypedDocumentString(`
    fragment MatrixCell on ServiceEnvironment {
  id
  status
  url
  environment {
    id
    name
  }
  current {
    id
    finishedAt
    release {
      id
      version
      commitSha
      commitMessage
      commitUrl
    }
  }
  active {
    id
    kind
    status
    release {
      id
      version
    }
  }
  awaitingApproval {
    id
    release {
      id
      version
    }
  }
  newerRelease {
    id
    version
  }
  pendingCommits {
    total
    url
    head {
      id
    }
  }
}
    `, {"fragmentName":"MatrixCell"}) as unknown as TypedDocumentString<MatrixCellFragment, unknown>;
export const RunProgressFragmentDoc = new TypedDocumentString(`
    fragment RunProgress on Run {
  id
  kind
  status
  createdAt
  finishedAt
  waitingUntil
  error
  requestedBy {
    login
    name
  }
  steps {
    id
    name
    title
    status
    startedAt
    finishedAt
    attempts
    message
    url
  }
}
    `, {"fragmentName":"RunProgress"}) as unknown as TypedDocumentString<RunProgressFragment, unknown>;
export const ShownLineFragmentDoc = new TypedDocumentString(`
    fragment ShownLine on LogLine {
  id
  at
  task
  level
  message
  fields
  missingSince
}
    `, {"fragmentName":"ShownLine"}) as unknown as TypedDocumentString<ShownLineFragment, unknown>;
export const EnvironmentCardFragmentDoc = new TypedDocumentString(`
    fragment EnvironmentCard on ServiceEnvironment {
  id
  url
  status
  desiredCount
  runningCount
  lastDeployAt
  ecsCluster
  ecsServiceName
  environment {
    name
    rank
    protected
  }
  current {
    id
    kind
    createdAt
    finishedAt
    requestedBy {
      login
      name
    }
    release {
      ...NamedRelease
    }
  }
  active {
    id
    kind
    status
    reason
    createdAt
    startedAt
    requestedBy {
      login
      name
    }
    release {
      ...NamedRelease
    }
    steps {
      id
      title
      job
      status
    }
  }
  awaitingApproval {
    id
    kind
    createdAt
    requestedBy {
      login
      name
    }
    release {
      ...NamedRelease
    }
    approvalBlockers {
      message
    }
    newerRelease {
      ...NamedRelease
    }
  }
  deployments(first: 5) {
    nodes {
      id
      kind
      status
      reason
      finishedAt
      release {
        ...NamedRelease
      }
    }
  }
  newerRelease {
    ...NamedRelease
  }
  pendingCommits {
    total
    url
    commits {
      sha
      message
      authorLogin
      url
    }
  }
  deployBlockers: blockers(kind: DEPLOY) {
    message
  }
  promotionBlockers: blockers(kind: PROMOTION) {
    message
  }
  rollbackBlockers: blockers(kind: ROLLBACK) {
    message
  }
  observabilityLinks {
    id
    kind
    title
    url
  }
}
    fragment NamedRelease on Release {
  id
  commitSha
  commitMessage
  commitUrl
  createdAt
}`, {"fragmentName":"EnvironmentCard"}) as unknown as TypedDocumentString<EnvironmentCardFragment, unknown>;
export const RecentSignalsFragmentDoc = new TypedDocumentString(`
    fragment RecentSignals on ServiceEnvironment {
  id
  status
  desiredCount
  runningCount
  environment {
    name
  }
  goldenSignals(minutes: $minutes) {
    rate {
      times
      values
    }
    errors {
      values
    }
    latencyP95 {
      values
    }
    saturation {
      values
    }
    deployments {
      id
      status
      startedAt
      finishedAt
    }
  }
}
    `, {"fragmentName":"RecentSignals"}) as unknown as TypedDocumentString<RecentSignalsFragment, unknown>;
export const ListedAlertFragmentDoc = new TypedDocumentString(`
    fragment ListedAlert on Alert {
  name
  state
  severity
  summary
  since
  runbookUrl
  dashboardUrl
  environment {
    name
  }
}
    `, {"fragmentName":"ListedAlert"}) as unknown as TypedDocumentString<ListedAlertFragment, unknown>;
export const ListedDeploymentFragmentDoc = new TypedDocumentString(`
    fragment ListedDeployment on Deployment {
  id
  kind
  status
  createdAt
  startedAt
  finishedAt
  requestedBy {
    login
    name
  }
  release {
    id
    version
    commitSha
    commitMessage
    commitUrl
  }
  serviceEnvironment {
    id
    service {
      id
      name
    }
    environment {
      id
      name
    }
  }
}
    `, {"fragmentName":"ListedDeployment"}) as unknown as TypedDocumentString<ListedDeploymentFragment, unknown>;
export const DoraCountsFragmentDoc = new TypedDocumentString(`
    fragment DoraCounts on Dora {
  days
  deploymentsPerDay
  leadTimeSeconds
  changeFailureRate
  timeToRestoreSeconds
  deployments
  changes
  failures
  restorations
}
    `, {"fragmentName":"DoraCounts"}) as unknown as TypedDocumentString<DoraCountsFragment, unknown>;
export const DoraKeysFragmentDoc = new TypedDocumentString(`
    fragment DoraKeys on Dora {
  ...DoraCounts
  environment {
    id
    name
  }
  previous {
    ...DoraCounts
  }
}
    fragment DoraCounts on Dora {
  days
  deploymentsPerDay
  leadTimeSeconds
  changeFailureRate
  timeToRestoreSeconds
  deployments
  changes
  failures
  restorations
}`, {"fragmentName":"DoraKeys"}) as unknown as TypedDocumentString<DoraKeysFragment, unknown>;
export const CreateServiceOverHttpDocument = new TypedDocumentString(`
    mutation CreateServiceOverHttp($input: CreateServiceInput!) {
  createService(input: $input) {
    service {
      id
      name
      description
      status
      owner {
        slug
      }
      creation {
        id
        status
      }
    }
    problems {
      code
      field
      message
      retryAt
    }
  }
}
    `) as unknown as TypedDocumentString<CreateServiceOverHttpMutation, CreateServiceOverHttpMutationVariables>;
export const DeploymentDecisionDocument = new TypedDocumentString(`
    query DeploymentDecision($id: ID!) {
  node(id: $id) {
    id
    ... on Deployment {
      id
      status
      createdAt
      requestedBy {
        login
        name
      }
      release {
        commitSha
        commitMessage
        commitUrl
      }
      serviceEnvironment {
        service {
          name
        }
        environment {
          name
        }
      }
      approvalBlockers {
        message
      }
      newerRelease {
        ...NamedRelease
      }
      cancelBlockers {
        message
      }
    }
  }
}
    fragment NamedRelease on Release {
  id
  commitSha
  commitMessage
  commitUrl
  createdAt
}`) as unknown as TypedDocumentString<DeploymentDecisionQuery, DeploymentDecisionQueryVariables>;
export const ApproveDeploymentDocument = new TypedDocumentString(`
    mutation ApproveDeployment($input: ApproveDeploymentInput!) {
  approveDeployment(input: $input) {
    deployment {
      id
    }
    problems {
      code
      field
      message
    }
  }
}
    `) as unknown as TypedDocumentString<ApproveDeploymentMutation, ApproveDeploymentMutationVariables>;
export const RejectDeploymentDocument = new TypedDocumentString(`
    mutation RejectDeployment($input: RejectDeploymentInput!) {
  rejectDeployment(input: $input) {
    deployment {
      id
    }
    problems {
      code
      field
      message
    }
  }
}
    `) as unknown as TypedDocumentString<RejectDeploymentMutation, RejectDeploymentMutationVariables>;
export const CancelDeploymentDocument = new TypedDocumentString(`
    mutation CancelDeployment($input: CancelDeploymentInput!) {
  cancelDeployment(input: $input) {
    deployment {
      id
    }
    problems {
      code
      field
      message
    }
  }
}
    `) as unknown as TypedDocumentString<CancelDeploymentMutation, CancelDeploymentMutationVariables>;
export const DeploymentByIdDocument = new TypedDocumentString(`
    query DeploymentById($id: ID!) {
  node(id: $id) {
    id
    ... on Deployment {
      ...WatchedDeployment
    }
  }
}
    fragment WatchedDeployment on Deployment {
  id
  kind
  status
  reason
  createdAt
  startedAt
  finishedAt
  workflowRunUrl
  requestedBy {
    login
    name
  }
  approvedBy {
    login
    name
  }
  release {
    id
    version
    commitSha
    commitMessage
    commitUrl
  }
  steps {
    id
    name
    title
    job
    status
    startedAt
    finishedAt
    attempts
    message
    url
  }
  approvalBlockers {
    code
    message
  }
  newerRelease {
    ...NamedRelease
  }
  cancelBlockers {
    code
    message
  }
  serviceEnvironment {
    id
    url
    status
    environment {
      id
      name
      rank
      protected
    }
    service {
      id
      name
      environments {
        id
        environment {
          id
          rank
        }
      }
    }
    current {
      id
      finishedAt
      release {
        id
        version
        commitSha
        commitMessage
        commitUrl
      }
    }
    rollbackCandidates {
      id
      version
      commitSha
      commitMessage
      commitUrl
    }
    deployBlockers: blockers(kind: DEPLOY) {
      code
      message
    }
    promotionBlockers: blockers(kind: PROMOTION) {
      code
      message
    }
    rollbackBlockers: blockers(kind: ROLLBACK) {
      code
      message
    }
  }
}
fragment NamedRelease on Release {
  id
  commitSha
  commitMessage
  commitUrl
  createdAt
}`) as unknown as TypedDocumentString<DeploymentByIdQuery, DeploymentByIdQueryVariables>;
export const WatchDeploymentDocument = new TypedDocumentString(`
    subscription WatchDeployment($id: ID!) {
  deploymentChanged(id: $id) {
    change
    id
    deployment {
      ...WatchedDeployment
    }
  }
}
    fragment WatchedDeployment on Deployment {
  id
  kind
  status
  reason
  createdAt
  startedAt
  finishedAt
  workflowRunUrl
  requestedBy {
    login
    name
  }
  approvedBy {
    login
    name
  }
  release {
    id
    version
    commitSha
    commitMessage
    commitUrl
  }
  steps {
    id
    name
    title
    job
    status
    startedAt
    finishedAt
    attempts
    message
    url
  }
  approvalBlockers {
    code
    message
  }
  newerRelease {
    ...NamedRelease
  }
  cancelBlockers {
    code
    message
  }
  serviceEnvironment {
    id
    url
    status
    environment {
      id
      name
      rank
      protected
    }
    service {
      id
      name
      environments {
        id
        environment {
          id
          rank
        }
      }
    }
    current {
      id
      finishedAt
      release {
        id
        version
        commitSha
        commitMessage
        commitUrl
      }
    }
    rollbackCandidates {
      id
      version
      commitSha
      commitMessage
      commitUrl
    }
    deployBlockers: blockers(kind: DEPLOY) {
      code
      message
    }
    promotionBlockers: blockers(kind: PROMOTION) {
      code
      message
    }
    rollbackBlockers: blockers(kind: ROLLBACK) {
      code
      message
    }
  }
}
fragment NamedRelease on Release {
  id
  commitSha
  commitMessage
  commitUrl
  createdAt
}`) as unknown as TypedDocumentString<WatchDeploymentSubscription, WatchDeploymentSubscriptionVariables>;
export const DeploymentsDocument = new TypedDocumentString(`
    query Deployments($first: Int!, $after: String, $filter: DeploymentFilter) {
  deployments(first: $first, after: $after, filter: $filter) {
    totalCount
    pageInfo {
      hasNextPage
      endCursor
    }
    nodes {
      ...ListedDeployment
    }
  }
  underway: deployments(
    first: 1
    filter: {status: [QUEUED, DISPATCHED, RUNNING, VERIFYING]}
  ) {
    totalCount
  }
  awaiting: deployments(first: 1, filter: {status: [AWAITING_APPROVAL]}) {
    totalCount
  }
  environments {
    id
    name
    rank
  }
}
    fragment ListedDeployment on Deployment {
  id
  kind
  status
  createdAt
  startedAt
  finishedAt
  requestedBy {
    login
    name
  }
  release {
    id
    version
    commitSha
    commitMessage
    commitUrl
  }
  serviceEnvironment {
    id
    service {
      id
      name
    }
    environment {
      id
      name
    }
  }
}`) as unknown as TypedDocumentString<DeploymentsQuery, DeploymentsQueryVariables>;
export const EnvironmentMatrixDocument = new TypedDocumentString(`
    query EnvironmentMatrix($first: Int!, $after: String, $search: String) {
  services(first: $first, after: $after, search: $search) {
    totalCount
    pageInfo {
      hasNextPage
      endCursor
    }
    edges {
      cursor
      node {
        id
        name
        status
        owner {
          slug
          name
        }
        environments {
          ...MatrixCell
        }
      }
    }
  }
}
    fragment MatrixCell on ServiceEnvironment {
  id
  status
  url
  environment {
    id
    name
  }
  current {
    id
    finishedAt
    release {
      id
      version
      commitSha
      commitMessage
      commitUrl
    }
  }
  active {
    id
    kind
    status
    release {
      id
      version
    }
  }
  awaitingApproval {
    id
    release {
      id
      version
    }
  }
  newerRelease {
    id
    version
  }
  pendingCommits {
    total
    url
    head {
      id
    }
  }
}`) as unknown as TypedDocumentString<EnvironmentMatrixQuery, EnvironmentMatrixQueryVariables>;
export const StagesDocument = new TypedDocumentString(`
    query Stages {
  environments {
    id
    name
    rank
    protected
  }
}
    `) as unknown as TypedDocumentString<StagesQuery, StagesQueryVariables>;
export const InsightsDocument = new TypedDocumentString(`
    query Insights($days: Int!) {
  dora(days: $days) {
    ...DoraKeys
  }
  teams {
    slug
    name
  }
}
    fragment DoraCounts on Dora {
  days
  deploymentsPerDay
  leadTimeSeconds
  changeFailureRate
  timeToRestoreSeconds
  deployments
  changes
  failures
  restorations
}
fragment DoraKeys on Dora {
  ...DoraCounts
  environment {
    id
    name
  }
  previous {
    ...DoraCounts
  }
}`) as unknown as TypedDocumentString<InsightsQuery, InsightsQueryVariables>;
export const TeamInsightsDocument = new TypedDocumentString(`
    query TeamInsights($days: Int!, $team: String!) {
  dora(days: $days, team: $team) {
    ...DoraKeys
  }
}
    fragment DoraCounts on Dora {
  days
  deploymentsPerDay
  leadTimeSeconds
  changeFailureRate
  timeToRestoreSeconds
  deployments
  changes
  failures
  restorations
}
fragment DoraKeys on Dora {
  ...DoraCounts
  environment {
    id
    name
  }
  previous {
    ...DoraCounts
  }
}`) as unknown as TypedDocumentString<TeamInsightsQuery, TeamInsightsQueryVariables>;
export const CheckNameDocument = new TypedDocumentString(`
    query CheckName($input: CreateServiceInput!) {
  planService(input: $input) {
    problems {
      code
      field
      message
    }
  }
}
    `) as unknown as TypedDocumentString<CheckNameQuery, CheckNameQueryVariables>;
export const GoldenPathsDocument = new TypedDocumentString(`
    query GoldenPaths {
  viewer {
    role
    teams {
      slug
      name
    }
  }
  templates {
    name
    title
    description
    runtime
    version
    parameters
  }
  teams {
    slug
    name
  }
}
    `) as unknown as TypedDocumentString<GoldenPathsQuery, GoldenPathsQueryVariables>;
export const PlanServiceDocument = new TypedDocumentString(`
    query PlanService($input: CreateServiceInput!) {
  planService(input: $input) {
    repository
    files {
      path
      contents
      size
    }
    environments {
      id
      name
      baseUrl
      rank
      protected
    }
    steps
    problems {
      code
      field
      message
    }
  }
}
    `) as unknown as TypedDocumentString<PlanServiceQuery, PlanServiceQueryVariables>;
export const CreateServiceDocument = new TypedDocumentString(`
    mutation CreateService($input: CreateServiceInput!) {
  createService(input: $input) {
    service {
      id
      name
    }
    problems {
      code
      field
      message
    }
  }
}
    `) as unknown as TypedDocumentString<CreateServiceMutation, CreateServiceMutationVariables>;
export const PendingCommitsDocument = new TypedDocumentString(`
    query PendingCommits($service: String!, $environment: String!) {
  service(name: $service) {
    id
    environment(name: $environment) {
      id
      pendingCommits {
        total
        url
        commits {
          sha
          message
          authorLogin
          url
        }
      }
    }
  }
}
    `) as unknown as TypedDocumentString<PendingCommitsQuery, PendingCommitsQueryVariables>;
export const ServiceCreationDocument = new TypedDocumentString(`
    query ServiceCreation($name: String!) {
  service(name: $name) {
    id
    name
    status
    repoUrl
    owner {
      slug
    }
    creation {
      ...RunProgress
    }
  }
}
    fragment RunProgress on Run {
  id
  kind
  status
  createdAt
  finishedAt
  waitingUntil
  error
  requestedBy {
    login
    name
  }
  steps {
    id
    name
    title
    status
    startedAt
    finishedAt
    attempts
    message
    url
  }
}`) as unknown as TypedDocumentString<ServiceCreationQuery, ServiceCreationQueryVariables>;
export const RunByIdDocument = new TypedDocumentString(`
    query RunById($id: ID!) {
  node(id: $id) {
    id
    ... on Run {
      ...RunProgress
    }
  }
}
    fragment RunProgress on Run {
  id
  kind
  status
  createdAt
  finishedAt
  waitingUntil
  error
  requestedBy {
    login
    name
  }
  steps {
    id
    name
    title
    status
    startedAt
    finishedAt
    attempts
    message
    url
  }
}`) as unknown as TypedDocumentString<RunByIdQuery, RunByIdQueryVariables>;
export const RunChangedDocument = new TypedDocumentString(`
    subscription RunChanged($id: ID!) {
  runChanged(id: $id) {
    change
    id
    run {
      ...RunProgress
    }
  }
}
    fragment RunProgress on Run {
  id
  kind
  status
  createdAt
  finishedAt
  waitingUntil
  error
  requestedBy {
    login
    name
  }
  steps {
    id
    name
    title
    status
    startedAt
    finishedAt
    attempts
    message
    url
  }
}`) as unknown as TypedDocumentString<RunChangedSubscription, RunChangedSubscriptionVariables>;
export const RetryCreationDocument = new TypedDocumentString(`
    mutation RetryCreation($input: RetryCreationInput!) {
  retryCreation(input: $input) {
    run {
      id
    }
    problems {
      code
      field
      message
    }
  }
}
    `) as unknown as TypedDocumentString<RetryCreationMutation, RetryCreationMutationVariables>;
export const UndoCreationDocument = new TypedDocumentString(`
    mutation UndoCreation($input: UndoCreationInput!) {
  undoCreation(input: $input) {
    run {
      id
    }
    problems {
      code
      field
      message
    }
  }
}
    `) as unknown as TypedDocumentString<UndoCreationMutation, UndoCreationMutationVariables>;
export const DeployDialogDocument = new TypedDocumentString(`
    query DeployDialog($service: String!, $environment: String!) {
  service(name: $service) {
    id
    name
    defaultBranch
    owner {
      name
    }
    environment(name: $environment) {
      id
      ecsCluster
      ecsServiceName
      environment {
        name
        protected
      }
      current {
        id
        release {
          ...NamedRelease
        }
      }
      blockers(kind: DEPLOY) {
        message
      }
    }
  }
}
    fragment NamedRelease on Release {
  id
  commitSha
  commitMessage
  commitUrl
  createdAt
}`) as unknown as TypedDocumentString<DeployDialogQuery, DeployDialogQueryVariables>;
export const DeployDocument = new TypedDocumentString(`
    mutation Deploy($input: DeployInput!) {
  deploy(input: $input) {
    deployment {
      id
    }
    problems {
      code
      field
      message
    }
  }
}
    `) as unknown as TypedDocumentString<DeployMutation, DeployMutationVariables>;
export const ServiceLogsDocument = new TypedDocumentString(`
    query ServiceLogs($service: String!, $environment: String!) {
  service(name: $service) {
    id
    name
    status
    environments {
      id
      environment {
        name
        rank
      }
    }
    environment(name: $environment) {
      id
      status
      environment {
        name
      }
      logsProblem
      logs(last: 200) {
        ...ShownLine
      }
      observabilityLinks {
        id
        kind
        title
        url
      }
    }
  }
}
    fragment ShownLine on LogLine {
  id
  at
  task
  level
  message
  fields
  missingSince
}`) as unknown as TypedDocumentString<ServiceLogsQuery, ServiceLogsQueryVariables>;
export const FollowLogsDocument = new TypedDocumentString(`
    subscription FollowLogs($serviceEnvironment: ID!, $since: DateTime) {
  logsFollowed(serviceEnvironment: $serviceEnvironment, since: $since) {
    ...ShownLine
  }
}
    fragment ShownLine on LogLine {
  id
  at
  task
  level
  message
  fields
  missingSince
}`) as unknown as TypedDocumentString<FollowLogsSubscription, FollowLogsSubscriptionVariables>;
export const MeasuredStagesDocument = new TypedDocumentString(`
    query MeasuredStages($service: String!) {
  service(name: $service) {
    id
    environments {
      id
      status
      environment {
        name
        rank
      }
    }
  }
}
    `) as unknown as TypedDocumentString<MeasuredStagesQuery, MeasuredStagesQueryVariables>;
export const PromoteDialogDocument = new TypedDocumentString(`
    query PromoteDialog($service: String!, $environment: String!) {
  service(name: $service) {
    id
    name
    owner {
      name
    }
    environments {
      id
      environment {
        name
        rank
      }
      current {
        id
        release {
          id
        }
      }
    }
    environment(name: $environment) {
      id
      ecsCluster
      ecsServiceName
      environment {
        name
        rank
        protected
      }
      current {
        id
        release {
          ...NamedRelease
        }
      }
      promotionCandidates {
        ...NamedRelease
      }
      pendingCommits {
        total
        url
        head {
          id
          commitSha
        }
        commits {
          sha
          message
          authorLogin
          url
        }
      }
      blockers(kind: PROMOTION) {
        message
      }
    }
  }
}
    fragment NamedRelease on Release {
  id
  commitSha
  commitMessage
  commitUrl
  createdAt
}`) as unknown as TypedDocumentString<PromoteDialogQuery, PromoteDialogQueryVariables>;
export const PromoteDocument = new TypedDocumentString(`
    mutation Promote($input: PromoteInput!) {
  promote(input: $input) {
    deployment {
      id
    }
    problems {
      code
      field
      message
    }
  }
}
    `) as unknown as TypedDocumentString<PromoteMutation, PromoteMutationVariables>;
export const RollbackDialogDocument = new TypedDocumentString(`
    query RollbackDialog($service: String!, $environment: String!) {
  service(name: $service) {
    id
    name
    environment(name: $environment) {
      id
      ecsCluster
      ecsServiceName
      environment {
        name
        protected
      }
      current {
        id
        release {
          ...NamedRelease
        }
      }
      rollbackCandidates {
        ...NamedRelease
      }
      deployments(first: 100) {
        nodes {
          id
          status
          finishedAt
          release {
            id
          }
        }
      }
      blockers(kind: ROLLBACK) {
        message
      }
    }
  }
}
    fragment NamedRelease on Release {
  id
  commitSha
  commitMessage
  commitUrl
  createdAt
}`) as unknown as TypedDocumentString<RollbackDialogQuery, RollbackDialogQueryVariables>;
export const RollbackDocument = new TypedDocumentString(`
    mutation Rollback($input: RollbackInput!) {
  rollback(input: $input) {
    deployment {
      id
    }
    problems {
      code
      field
      message
    }
  }
}
    `) as unknown as TypedDocumentString<RollbackMutation, RollbackMutationVariables>;
export const ServiceSearchDocument = new TypedDocumentString(`
    query ServiceSearch($search: String!) {
  services(first: 8, search: $search) {
    nodes {
      id
      name
      description
    }
  }
}
    `) as unknown as TypedDocumentString<ServiceSearchQuery, ServiceSearchQueryVariables>;
export const ServiceDeploymentsDocument = new TypedDocumentString(`
    subscription ServiceDeployments($service: String!) {
  deploymentChanged(service: $service) {
    change
    id
  }
}
    `) as unknown as TypedDocumentString<ServiceDeploymentsSubscription, ServiceDeploymentsSubscriptionVariables>;
export const ServiceDocument = new TypedDocumentString(`
    query Service($name: String!) {
  service(name: $name) {
    id
    name
    description
    status
    runtime
    repoUrl
    owner {
      slug
      name
    }
    templateName
    templateVersion
    template {
      title
      version
    }
    parameters
    createdAt
    createdBy {
      login
      name
    }
    environments {
      ...EnvironmentCard
    }
    dora(days: 30) {
      ...DoraKeys
    }
    observabilityLinks {
      id
      kind
      title
      url
      environment {
        name
      }
    }
    creation {
      id
      status
      error
      steps {
        id
        status
      }
    }
  }
  teams {
    slug
    name
  }
  observability {
    metrics
  }
}
    fragment EnvironmentCard on ServiceEnvironment {
  id
  url
  status
  desiredCount
  runningCount
  lastDeployAt
  ecsCluster
  ecsServiceName
  environment {
    name
    rank
    protected
  }
  current {
    id
    kind
    createdAt
    finishedAt
    requestedBy {
      login
      name
    }
    release {
      ...NamedRelease
    }
  }
  active {
    id
    kind
    status
    reason
    createdAt
    startedAt
    requestedBy {
      login
      name
    }
    release {
      ...NamedRelease
    }
    steps {
      id
      title
      job
      status
    }
  }
  awaitingApproval {
    id
    kind
    createdAt
    requestedBy {
      login
      name
    }
    release {
      ...NamedRelease
    }
    approvalBlockers {
      message
    }
    newerRelease {
      ...NamedRelease
    }
  }
  deployments(first: 5) {
    nodes {
      id
      kind
      status
      reason
      finishedAt
      release {
        ...NamedRelease
      }
    }
  }
  newerRelease {
    ...NamedRelease
  }
  pendingCommits {
    total
    url
    commits {
      sha
      message
      authorLogin
      url
    }
  }
  deployBlockers: blockers(kind: DEPLOY) {
    message
  }
  promotionBlockers: blockers(kind: PROMOTION) {
    message
  }
  rollbackBlockers: blockers(kind: ROLLBACK) {
    message
  }
  observabilityLinks {
    id
    kind
    title
    url
  }
}
fragment DoraCounts on Dora {
  days
  deploymentsPerDay
  leadTimeSeconds
  changeFailureRate
  timeToRestoreSeconds
  deployments
  changes
  failures
  restorations
}
fragment DoraKeys on Dora {
  ...DoraCounts
  environment {
    id
    name
  }
  previous {
    ...DoraCounts
  }
}
fragment NamedRelease on Release {
  id
  commitSha
  commitMessage
  commitUrl
  createdAt
}`) as unknown as TypedDocumentString<ServiceQuery, ServiceQueryVariables>;
export const ServiceNameDocument = new TypedDocumentString(`
    query ServiceName($id: ID!) {
  node(id: $id) {
    id
    ... on Service {
      name
    }
  }
}
    `) as unknown as TypedDocumentString<ServiceNameQuery, ServiceNameQueryVariables>;
export const UpdateServiceDocument = new TypedDocumentString(`
    mutation UpdateService($input: UpdateServiceInput!) {
  updateService(input: $input) {
    service {
      id
    }
    problems {
      code
      field
      message
    }
  }
}
    `) as unknown as TypedDocumentString<UpdateServiceMutation, UpdateServiceMutationVariables>;
export const ArchiveServiceDocument = new TypedDocumentString(`
    mutation ArchiveService($input: ArchiveServiceInput!) {
  archiveService(input: $input) {
    run {
      id
    }
    problems {
      code
      field
      message
    }
  }
}
    `) as unknown as TypedDocumentString<ArchiveServiceMutation, ArchiveServiceMutationVariables>;
export const ServicesDocument = new TypedDocumentString(`
    query Services($first: Int!, $after: String, $search: String, $filter: ServiceFilter, $orderBy: ServiceOrder) {
  services(
    first: $first
    after: $after
    search: $search
    filter: $filter
    orderBy: $orderBy
  ) {
    totalCount
    pageInfo {
      hasNextPage
      endCursor
    }
    nodes {
      id
      name
      description
      status
      owner {
        slug
        name
      }
      alerts {
        name
        state
        severity
      }
      environments {
        id
        status
        lastDeployAt
        environment {
          name
          rank
        }
      }
    }
  }
  teams {
    slug
    name
  }
  observability {
    metrics
  }
}
    `) as unknown as TypedDocumentString<ServicesQuery, ServicesQueryVariables>;
export const AuditDocument = new TypedDocumentString(`
    query Audit($first: Int!, $after: String, $subject: String) {
  audit(first: $first, after: $after, subject: $subject) {
    totalCount
    pageInfo {
      hasNextPage
      endCursor
    }
    nodes {
      id
      at
      action
      subject
      result
      actor {
        login
      }
    }
  }
}
    `) as unknown as TypedDocumentString<AuditQuery, AuditQueryVariables>;
export const EnvironmentsDocument = new TypedDocumentString(`
    query Environments {
  environments {
    id
    name
    baseUrl
    rank
    protected
    ecsCluster
    region
  }
}
    `) as unknown as TypedDocumentString<EnvironmentsQuery, EnvironmentsQueryVariables>;
export const SaveEnvironmentDocument = new TypedDocumentString(`
    mutation SaveEnvironment($input: SaveEnvironmentInput!) {
  saveEnvironment(input: $input) {
    environment {
      id
      name
    }
    problems {
      code
      field
      message
    }
  }
}
    `) as unknown as TypedDocumentString<SaveEnvironmentMutation, SaveEnvironmentMutationVariables>;
export const TeamsAndPeopleDocument = new TypedDocumentString(`
    query TeamsAndPeople {
  teams {
    id
    slug
    name
    members {
      id
      login
      name
      role
    }
  }
}
    `) as unknown as TypedDocumentString<TeamsAndPeopleQuery, TeamsAndPeopleQueryVariables>;
export const SetUserRoleDocument = new TypedDocumentString(`
    mutation SetUserRole($input: SetUserRoleInput!) {
  setUserRole(input: $input) {
    user {
      id
      login
      role
    }
    problems {
      code
      field
      message
    }
  }
}
    `) as unknown as TypedDocumentString<SetUserRoleMutation, SetUserRoleMutationVariables>;
export const ApiTokensDocument = new TypedDocumentString(`
    query ApiTokens {
  apiTokens {
    id
    name
    scopes
    createdAt
    expiresAt
    lastUsedAt
  }
}
    `) as unknown as TypedDocumentString<ApiTokensQuery, ApiTokensQueryVariables>;
export const CreateApiTokenDocument = new TypedDocumentString(`
    mutation CreateApiToken($input: CreateApiTokenInput!) {
  createApiToken(input: $input) {
    apiToken {
      id
      name
    }
    secret
    problems {
      code
      field
      message
    }
  }
}
    `) as unknown as TypedDocumentString<CreateApiTokenMutation, CreateApiTokenMutationVariables>;
export const RevokeApiTokenDocument = new TypedDocumentString(`
    mutation RevokeApiToken($input: RevokeApiTokenInput!) {
  revokeApiToken(input: $input) {
    apiToken {
      id
      name
    }
    problems {
      code
      field
      message
    }
  }
}
    `) as unknown as TypedDocumentString<RevokeApiTokenMutation, RevokeApiTokenMutationVariables>;
export const DeploymentNewsDocument = new TypedDocumentString(`
    subscription DeploymentNews {
  deploymentChanged {
    change
    id
    deployment {
      id
      kind
      status
      finishedAt
      requestedBy {
        login
      }
      serviceEnvironment {
        id
        service {
          id
          name
          owner {
            slug
          }
        }
        environment {
          name
        }
      }
    }
  }
}
    `) as unknown as TypedDocumentString<DeploymentNewsSubscription, DeploymentNewsSubscriptionVariables>;
export const ServiceNewsDocument = new TypedDocumentString(`
    subscription ServiceNews {
  serviceChanged {
    change
    id
    service {
      name
      status
      creation {
        id
        status
        finishedAt
        requestedBy {
          login
        }
      }
    }
  }
}
    `) as unknown as TypedDocumentString<ServiceNewsSubscription, ServiceNewsSubscriptionVariables>;
export const ViewerDocument = new TypedDocumentString(`
    query Viewer {
  viewer {
    id
    login
    name
    role
    teams {
      slug
      name
    }
  }
}
    `) as unknown as TypedDocumentString<ViewerQuery, ViewerQueryVariables>;
export const EnvironmentSignalsDocument = new TypedDocumentString(`
    query EnvironmentSignals($service: String!, $environment: String!, $minutes: Int!) {
  observability {
    metrics
    problem
  }
  service(name: $service) {
    id
    name
    status
    environments {
      id
      environment {
        name
        rank
      }
    }
    alerts {
      ...ListedAlert
    }
    environment(name: $environment) {
      ...RecentSignals
      observabilityLinks {
        id
        kind
        title
        url
      }
      goldenSignals(minutes: $minutes) {
        latencyP50 {
          values
        }
        latencyP99 {
          values
        }
        deployments {
          ...ListedDeployment
        }
      }
    }
  }
}
    fragment RecentSignals on ServiceEnvironment {
  id
  status
  desiredCount
  runningCount
  environment {
    name
  }
  goldenSignals(minutes: $minutes) {
    rate {
      times
      values
    }
    errors {
      values
    }
    latencyP95 {
      values
    }
    saturation {
      values
    }
    deployments {
      id
      status
      startedAt
      finishedAt
    }
  }
}
fragment ListedAlert on Alert {
  name
  state
  severity
  summary
  since
  runbookUrl
  dashboardUrl
  environment {
    name
  }
}
fragment ListedDeployment on Deployment {
  id
  kind
  status
  createdAt
  startedAt
  finishedAt
  requestedBy {
    login
    name
  }
  release {
    id
    version
    commitSha
    commitMessage
    commitUrl
  }
  serviceEnvironment {
    id
    service {
      id
      name
    }
    environment {
      id
      name
    }
  }
}`) as unknown as TypedDocumentString<EnvironmentSignalsQuery, EnvironmentSignalsQueryVariables>;
export const ServiceSignalsDocument = new TypedDocumentString(`
    query ServiceSignals($service: String!, $minutes: Int!) {
  observability {
    metrics
    problem
  }
  service(name: $service) {
    id
    alerts {
      ...ListedAlert
    }
    environments {
      ...RecentSignals
    }
  }
}
    fragment RecentSignals on ServiceEnvironment {
  id
  status
  desiredCount
  runningCount
  environment {
    name
  }
  goldenSignals(minutes: $minutes) {
    rate {
      times
      values
    }
    errors {
      values
    }
    latencyP95 {
      values
    }
    saturation {
      values
    }
    deployments {
      id
      status
      startedAt
      finishedAt
    }
  }
}
fragment ListedAlert on Alert {
  name
  state
  severity
  summary
  since
  runbookUrl
  dashboardUrl
  environment {
    name
  }
}`) as unknown as TypedDocumentString<ServiceSignalsQuery, ServiceSignalsQueryVariables>;