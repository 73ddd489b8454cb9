import { Icon } from "../../ui/icons.tsx";

/** What stands above a service that is no more. */
export function ArchivedNotice({ name }: { name: string }) {
  return (
    <p className="mb-5 flex items-start gap-3 rounded-lg bg-idle-tint px-4 py-3">
      <Icon name="archive" className="mt-0.5" />
      <span>
        {name} is archived and takes no deployments any more. Its tasks are stopped and its repository can only be read;
        its history stays, and its name stays taken.
      </span>
    </p>
  );
}
