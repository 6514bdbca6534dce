package fr.regain.agent.host;

import fr.regain.v1.Display;
import java.util.Optional;

/**
 * A screen that is connected now.
 *
 * @param display from its EDID, verbatim; {@code built_in} is not set here
 * @param builtIn whether it is part of the device; absent where the operating system does not tell
 */
public record Screen(Display display, Optional<Boolean> builtIn) {}
