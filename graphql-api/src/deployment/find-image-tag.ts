/**
 * The tag of the image that is the service's own among those of a task; releases are tagged with their commit. Null where
 * it has none.
 */
export function findImageTag(images: readonly { container: string; image: string }[], service: string): string | null {
  // The container bears the service's name; others stand beside it.
  const own = images.find(({ container }) => container === service) ?? images[0];
  // `registry:5000/name:tag` has its tag behind the last colon, unless that belongs to the registry's port.
  const name = own?.image.split("@")[0] ?? "";
  return /:([^:/]+)$/.exec(name)?.[1] ?? null;
}
