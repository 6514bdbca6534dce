/**
 * The road map of a site: its actions, the greenhouse gases that it declares by year beside the
 * line to its target, and what the quarterly exchange says of both.
 *
 * <p>Owns the tables {@code road_map}, {@code road_map_action}, {@code road_map_action_state} and
 * {@code road_map_year}. Reads energy and second lives through their doors, within the sites of
 * whoever asks. Nobody uses it but what removes sites.
 */
@NullMarked
package fr.regain.console.roadmap;

import org.jspecify.annotations.NullMarked;
