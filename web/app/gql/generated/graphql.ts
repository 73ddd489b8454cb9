/* eslint-disable */
/** Internal type. DO NOT USE DIRECTLY. */
type Exact<T extends { [key: string]: unknown }> = { [K in keyof T]: T[K] };
/** Internal type. DO NOT USE DIRECTLY. */
export type Incremental<T> = T | { [P in keyof T]?: P extends ' $fragmentName' | '__typename' ? T[P] : never };
import type { DocumentTypeDecoration } from '@graphql-typed-document-node/core';
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

export type RunKind =
  | 'CREATE_SERVICE'
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

export type ServiceSearchQueryVariables = Exact<{
  search: string;
}>;


export type ServiceSearchQuery = { services: { nodes: Array<{ id: string, name: string, description: string }> } };

export type ServiceQueryVariables = Exact<{
  name: string;
}>;


export type ServiceQuery = { service: { id: string, name: string, description: string, status: ServiceStatus, runtime: string, repoUrl: string | null, templateName: string, templateVersion: string, parameters: unknown, createdAt: string, owner: { slug: string, name: string }, template: { title: string, version: string } | null, createdBy: { login: string, name: string | null } | null, environments: Array<{ id: string, url: string, status: EnvironmentStatus, lastDeployAt: string | null, ecsCluster: string, ecsServiceName: string, environment: { name: string, rank: number, protected: boolean }, observabilityLinks: Array<{ id: string, kind: LinkKind, title: string, url: string }> }>, observabilityLinks: Array<{ id: string, kind: LinkKind, title: string, url: string, environment: { name: string } | null }>, creation: { id: string, status: RunStatus, error: string | null, steps: Array<{ id: string, status: StepStatus }> } | null } | null, teams: Array<{ slug: string, name: string }> };

export type ServiceNameQueryVariables = Exact<{
  id: string | number;
}>;


export type ServiceNameQuery = { node:
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

export type ServicesQueryVariables = Exact<{
  first: number;
  after?: string | null | undefined;
  search?: string | null | undefined;
  filter?: ServiceFilter | null | undefined;
  orderBy?: ServiceOrder | null | undefined;
}>;


export type ServicesQuery = { services: { totalCount: number, pageInfo: { hasNextPage: boolean, endCursor: string | null }, nodes: Array<{ id: string, name: string, description: string, status: ServiceStatus, owner: { slug: string, name: string }, environments: Array<{ id: string, status: EnvironmentStatus, lastDeployAt: string | null, environment: { name: string, rank: number } }> }> }, teams: Array<{ slug: string, name: string }> };

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

export type ServiceNewsSubscriptionVariables = Exact<{ [key: string]: never; }>;


export type ServiceNewsSubscription = { serviceChanged: { change: Change, id: string, service: { name: string, status: ServiceStatus, creation: { id: string, status: RunStatus, finishedAt: string | null, requestedBy: { login: string } | null } | null } | null } };

export type ViewerQueryVariables = Exact<{ [key: string]: never; }>;


export type ViewerQuery = { viewer: { id: string, login: string, name: string | null, role: Role, teams: Array<{ slug: string, name: string }> } | null };

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
      id
      url
      status
      lastDeployAt
      ecsCluster
      ecsServiceName
      environment {
        name
        rank
        protected
      }
      observabilityLinks {
        id
        kind
        title
        url
      }
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
}
    `) as unknown as TypedDocumentString<ServiceQuery, ServiceQueryVariables>;
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