package fr.regain.agent.policy;

import fr.regain.agent.message.Text;
import java.util.Optional;

/**
 * The declaration of one setting, from which the reading, the command line, the help and the
 * administrators' templates are made.
 *
 * @param key lower case with hyphens, the same in policy, on the command line and in the file
 * @param fallback value when nobody sets it; absent where there is no sensible one
 * @param secret whether its value is kept out of every output
 * @param text what it does, one sentence
 */
public record Setting<T>(
    String key, SettingType<T> type, Optional<T> fallback, boolean secret, Text text) {}
