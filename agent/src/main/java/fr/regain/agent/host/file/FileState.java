package fr.regain.agent.host.file;

/**
 * Which file, and in which state, as numbers only: as much of {@link FileFacts} as {@link
 * FileFacts#unchangedIn} compares of a regular file, for where very many are asked for.
 *
 * @param volume {@link FileIdentity#volume}
 * @param numberHigh {@link FileIdentity#high}
 * @param number {@link FileIdentity#low}
 * @param size logical bytes
 * @param modified last change of the content, as {@link EpochNanos}
 * @param changed last change of content or attributes, as {@link EpochNanos}
 */
public record FileState(
    long volume, long numberHigh, long number, long size, long modified, long changed) {

  /** The state that those facts tell. */
  public static FileState of(FileFacts facts) {
    return new FileState(
        facts.identity().volume(),
        facts.identity().high(),
        facts.identity().low(),
        facts.size(),
        EpochNanos.of(facts.modified()),
        EpochNanos.of(facts.changed()));
  }
}
