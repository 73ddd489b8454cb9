import type { RepositorySetUp } from "./repository-set-up.ts";

/** A GitHub repository as the platform knows it. `id` survives renames; `fullName` ("org/name") does not. */
export interface Repository {
  id: number;
  nodeId: string;
  name: string;
  /** "org/name". */
  fullName: string;
  /** The page a person opens. */
  url: string;
  homepageUrl: string | null;
  /** The organisation chooses the name; null while the repository is empty. */
  defaultBranch: string | null;
  /** Newest commit of the default branch; null while the repository is empty. */
  headSha: string | null;
  isArchived: boolean;
  createdAt: Date;
}

/** One commit, as far as telling ours from somebody else's needs it. `authorLogin` is null where GitHub knows no account. */
export interface Commit {
  sha: string;
  message: string;
  authorLogin: string | null;
}

/** A commit with the page that shows it. `message` is the whole of it. */
export interface LinkedCommit extends Commit {
  url: string;
  /** When it got its present form, as its committer's clock told: rebasing and squashing count. Null where GitHub has none. */
  committedAt: Date | null;
}

/** What `head` has and `base` has not. */
export interface CommitComparison {
  /** How many commits that are, also those that `commits` leaves out. */
  total: number;
  /** The page that shows the difference. */
  url: string;
  /** Newest first, at most 50. */
  commits: LinkedCommit[];
}

/** How far Actions is with something, in this order. What Actions has accepted and not looked at yet is queued. */
export type WorkflowStatus = "queued" | "waiting" | "in_progress" | "completed";

/** One run of a workflow, in its newest attempt. */
export interface WorkflowRun {
  id: number;
  /** 1 for the first; running it again keeps the id and counts this up. */
  attempt: number;
  status: WorkflowStatus;
  /** GitHub's word ("success", "failure", "cancelled", "timed_out", …); null before the end. */
  conclusion: string | null;
  /** What the workflow's `run-name` made of its inputs. */
  title: string;
  /** File in the repository, e.g. ".github/workflows/cd.yml". */
  workflowPath: string;
  /** What began it, e.g. "workflow_dispatch". */
  event: string;
  /** Commit whose workflow file runs, which a deployment of another commit does not change. */
  headSha: string;
  url: string;
  /** Null where GitHub knows no account. */
  actorLogin: string | null;
  createdAt: Date;
  /** When this attempt began. */
  startedAt: Date;
  updatedAt: Date;
}

/** One step of a job; times are null until it comes to them. */
export interface WorkflowStep {
  /** Counted from 1 within the job. */
  number: number;
  name: string;
  status: WorkflowStatus;
  conclusion: string | null;
  startedAt: Date | null;
  completedAt: Date | null;
}

/** One job of one attempt of a run. */
export interface WorkflowJob {
  id: number;
  runId: number;
  attempt: number;
  /** As people see it, e.g. "cd / Deploy". */
  name: string;
  status: WorkflowStatus;
  conclusion: string | null;
  /** The page with its log. */
  url: string | null;
  /** Null while it waits for a runner. */
  startedAt: Date | null;
  completedAt: Date | null;
  /** Empty until a runner has taken the job. */
  steps: WorkflowStep[];
}

/** A GitHub account. */
export interface Person {
  id: number;
  login: string;
  name: string | null;
  avatarUrl: string | null;
}

/** A team of the organisation; `members` are logins, child teams' members included. */
export interface OrganizationTeam {
  id: number;
  slug: string;
  name: string;
  members: string[];
}

/** Everybody in the organisation and their teams at one moment. */
export interface OrganizationSnapshot {
  id: number;
  login: string;
  members: Person[];
  teams: OrganizationTeam[];
}

/**
 * GitHub, as far as the platform needs it. Every call ends within its time-out and rejects with `GitHubError` only.
 * A repository just created can answer NOT_FOUND or CONFLICT for up to two minutes: callers wait and ask again.
 */
export interface GitHub {
  /** Login of the organisation all repositories belong to. */
  readonly organization: string;

  /** Null when the organisation has no repository of that name. A renamed one is found under its new name only. */
  findRepository(name: string): Promise<Repository | null>;

  /** An empty repository. Never repeated by itself: a lost reply (REPLY_LOST) is the caller's to look up. */
  createRepository(input: { name: string; description: string; homepageUrl: string }): Promise<Repository>;

  /** Puts the very first file into an empty repository; answers its commit. Never repeated by itself. */
  commitFirstFile(input: {
    repository: string;
    path: string;
    contents: string;
    message: string;
  }): Promise<{ sha: string }>;

  /** Commits of the default branch, newest first, at most `limit`. Empty for an empty repository. */
  listCommits(repository: string, limit: number): Promise<Commit[]>;

  /** Text of a file on the default branch or at `ref`; null when there is none. */
  readFile(repository: string, path: string, ref?: string): Promise<string | null>;

  /** Creates or updates an Actions variable of the repository. */
  setVariable(repository: string, name: string, value: string): Promise<void>;

  /**
   * One GraphQL document: environments, topics, the team's access, then one commit with all files.
   * GitHub runs its parts in order and goes on after a failed one, so the answer of each is looked at. Safe to
   * repeat: a commit of the same message right on top of `expectedHeadSha` is answered instead of made again.
   * STALE_HEAD: the branch has moved under somebody else's commit.
   */
  setUpRepository(input: RepositorySetUp): Promise<{ sha: string }>;

  /** Finds or creates the ruleset of that name: pull requests only, no deletion, no force push. The App may bypass it. */
  protectDefaultBranch(input: { repository: string; rulesetName: string }): Promise<void>;

  /** Deletes the repository; one that is already gone is fine. */
  deleteRepository(repository: string): Promise<void>;

  /** Nobody can write to it any more; one that is archived already is fine. */
  archiveRepository(repository: string): Promise<void>;

  /** The commit a branch, a tag or a (short) sha means; null when it means none, or the repository is not there. */
  resolveCommit(repository: string, ref: string): Promise<LinkedCommit | null>;

  /** What `head` brings beyond `base`; null when GitHub does not know one of them. */
  compareCommits(repository: string, base: string, head: string): Promise<CommitComparison | null>;

  /**
   * Starts a workflow (file name, e.g. "cd.yml") on a branch or tag. Never repeated by itself: after REPLY_LOST look
   * for the run by its title. Null: started, but this server does not say as which run. NOT_FOUND or CONFLICT right
   * after the repository's creation: GitHub has not read the workflow yet.
   */
  dispatchWorkflow(input: {
    repository: string;
    workflow: string;
    ref: string;
    inputs: Record<string, string>;
  }): Promise<{ runId: number; url: string } | null>;

  /** Runs of a workflow that were started by hand since then, newest first, among GitHub's newest 100. */
  findWorkflowRuns(input: {
    repository: string;
    workflow: string;
    createdSince: Date;
    /** Only runs whose title holds this text. */
    titleHolds?: string;
  }): Promise<WorkflowRun[]>;

  /** Null when there is no such run, or no longer. */
  readWorkflowRun(repository: string, runId: number): Promise<WorkflowRun | null>;

  /** The jobs of the run's newest attempt, all pages. */
  listWorkflowJobs(repository: string, runId: number): Promise<WorkflowJob[]>;

  /** Asks the run to end, which takes it a while; one that has ended already is fine. */
  cancelWorkflowRun(repository: string, runId: number): Promise<void>;

  /** Every member and every team, all pages. */
  readOrganization(): Promise<OrganizationSnapshot>;

  /** Whether the login is a member of the organisation now. */
  isMember(login: string): Promise<boolean>;

  /** Permissions the installation lacks, by GitHub's names, e.g. ["workflows"]; [] for a plain token. */
  missingPermissions(): Promise<string[]>;
}

/** GitHub's web sign-in: where to send the browser, and who came back. */
export interface GitHubSignIn {
  /** Address of GitHub's consent page. `state` comes back unchanged and proves that the answer belongs to this browser. */
  authorizeUrl(input: { state: string; redirectUri: string }): string;

  /** Who the code stands for. A code works once; a used or invented one is UNAUTHORIZED. */
  exchangeCode(input: { code: string; redirectUri: string }): Promise<Person>;
}

/** News of Actions in one repository, by GitHub's number. */
export type WebhookNews =
  | { event: "workflow_run"; repositoryId: number; run: WorkflowRun }
  | { event: "workflow_job"; repositoryId: number; job: WorkflowJob };

/** What GitHub sends by itself. */
export interface GitHubWebhooks {
  /** Whether GitHub signed exactly these bytes. `signature` is the header X-Hub-Signature-256. */
  isGenuine(rawBody: Buffer, signature: string | undefined): boolean;

  /** The news in it; null for an event nobody here asks for, and for a payload of another shape. */
  read(event: string, payload: unknown): WebhookNews | null;
}
