package fr.regain.agent.rule;

/** Work that only a programming interface of Windows can do safely; there is no file to name. */
public enum Procedure {
  /** Empties the cache of Delivery Optimization. */
  DELIVERY_OPTIMIZATION_CACHE,
  /** Removes the previous installation of Windows as Storage settings do. */
  PREVIOUS_INSTALLATION,
  /** Windows Update removes what it has downloaded. */
  UPDATE_DOWNLOADS,
  /** Removes a profile together with its registration. */
  DELETE_PROFILE,
  /** The cloud client gives local copies up and keeps the files. */
  FREE_CLOUD_COPIES,
  /** The Configuration Manager client empties its cache. */
  CONFIGURATION_MANAGER_CACHE
}
