package fr.regain.agent.rule;

/** Which entries below its places a rule is about. */
public enum Selection {
  /** Regular files by name, age and size, and the directories that they leave empty. */
  FILES,
  /** What a person has thrown away, aged by the day on which they did. */
  BIN,
  /** Files with the same content as another one that stays. */
  DUPLICATES,
  /** The largest files. */
  LARGEST
}
