/**
 * What keeps a training in bounds without being part of the network: penalties on spikes, dropout,
 * batch normalization and moved images.
 */
@NullMarked
package org.backspike.bptt.regularize;

import org.jspecify.annotations.NullMarked;
