"""Records keras.json with the real Keras (pip install keras jax): KERAS_BACKEND=jax JAX_ENABLE_X64=1 python record_keras.py."""

import json

import keras
import numpy as np

keras.config.set_floatx("float64")

# Start and gradient of each landscape.
LANDSCAPES = {
    "anisotropic": ([-7.0, 4.0], lambda x, y: [x / 10, 2 * y]),
    "himmelblau": (
        [0.5, -0.5],
        lambda x, y: [4 * x * (x * x + y - 11) + 2 * (x + y * y - 7), 2 * (x * x + y - 11) + 4 * y * (x + y * y - 7)],
    ),
    "rosenbrock": (
        [-1.5, 2.0],
        lambda x, y: [-2 * (1 - x) - 400 * x * (y - x * x), 200 * (y - x * x)],
    ),
}

DECAY = {"weight_decay": 0.05}
BETAS = {"beta_1": 0.8, "beta_2": 0.95, "epsilon": 1e-3}

# The catalogue's entry, the class, the learning rates on the landscapes, and what else is passed.
RUNS = [
    ("sgd", "SGD", (0.5, 0.005, 5e-4), [{}, DECAY, {"momentum": 0.8, **DECAY}, {"momentum": 0.8, "nesterov": True, **DECAY}]),
    ("momentum", "SGD", (0.1, 0.002, 1e-4), [{"momentum": 0.9}]),
    ("nesterov", "SGD", (0.1, 0.002, 1e-4), [{"momentum": 0.9, "nesterov": True}]),
    (
        "rmsprop",
        "RMSprop",
        (0.1, 0.02, 0.01),
        [{}, DECAY, {"rho": 0.8, "epsilon": 1e-3}, {"momentum": 0.7, **DECAY}, {"centered": True, "epsilon": 1e-2}, {"momentum": 0.5, "centered": True, "epsilon": 0.1, **DECAY}],
    ),
    ("adagrad", "Adagrad", (1.5, 0.3, 0.3), [{}, {"initial_accumulator_value": 0.5, "epsilon": 0.1, **DECAY}]),
    ("adadelta", "Adadelta", (1.0, 1.0, 0.5), [{}, {"rho": 0.8, "epsilon": 1e-3, **DECAY}]),
    ("adam", "Adam", (0.3, 0.1, 0.05), [{}, BETAS, {"amsgrad": True}, DECAY, {"amsgrad": True, **BETAS, **DECAY}]),
    ("amsgrad", "Adam", (0.3, 0.1, 0.05), [{"amsgrad": True}]),
    ("adamw", "AdamW", (0.3, 0.1, 0.05), [{}, {**BETAS, **DECAY}, {"amsgrad": True}]),
    ("adamax", "Adamax", (0.3, 0.1, 0.05), [{}, {**BETAS, **DECAY}]),
    ("nadam", "Nadam", (0.3, 0.1, 0.05), [{}, {**BETAS, **DECAY}]),
    ("lion", "Lion", (0.1, 0.02, 0.01), [{}, {"beta_1": 0.7, "beta_2": 0.8, **DECAY}]),
    (
        "adafactor",
        "Adafactor",
        (0.1, 0.01, 0.02),
        [{}, {"beta_2_decay": -0.5, "epsilon_1": 0.1, "epsilon_2": 0.5, "clip_threshold": 1.5, **DECAY}, {"relative_step": False}],
    ),
    ("lamb", "Lamb", (0.1, 0.05, 0.02), [{}, {**BETAS, **DECAY}]),
    ("schedulefree_adamw", "ScheduleFreeAdamW", (0.5, 0.1, 0.05), [{}, {**BETAS, "warmup_steps": 20, **DECAY}]),
]

# Calls as the target for Keras writes them, with the run they were written for: those of momentum, at a rate of 0.1.
CALLS = [
    (
        {"schedule": {"name": name, "hyperparameters": values}},
        f"keras.optimizers.SGD(learning_rate=keras.optimizers.schedules.{schedule}, momentum=0.9)",
    )
    for name, values, schedule in [
        ("ExponentialLR", {"gamma": 0.9}, "ExponentialDecay(initial_learning_rate=0.1, decay_steps=1, decay_rate=0.9)"),
        (
            "StepLR",
            {"step_size": 7, "gamma": 0.5},
            "ExponentialDecay(initial_learning_rate=0.1, decay_steps=7, decay_rate=0.5, staircase=True)",
        ),
        (
            "MultiStepLR",
            {"milestones": [20, 5, 5], "gamma": 0.5},
            "PiecewiseConstantDecay(boundaries=[4, 19], values=[0.1, 0.025, 0.0125])",
        ),
        (
            "ConstantLR",
            {"factor": 0.3, "total_iters": 6},
            "PiecewiseConstantDecay(boundaries=[5], values=[0.03, 0.1])",
        ),
        (
            "LinearLR",
            {"start_factor": 0.3, "end_factor": 0.9, "total_iters": 12},
            "PolynomialDecay(initial_learning_rate=0.03, decay_steps=12, end_learning_rate=0.09)",
        ),
        (
            "LinearWarmup",
            {"warmup_iters": 8},
            "PolynomialDecay(initial_learning_rate=0.0125, decay_steps=7, end_learning_rate=0.1)",
        ),
        (
            "LinearWarmup",
            {"warmup_iters": 1},
            "PolynomialDecay(initial_learning_rate=0.1, decay_steps=1, end_learning_rate=0.1)",
        ),
        (
            "PolynomialLR",
            {"total_iters": 30, "power": 2},
            "PolynomialDecay(initial_learning_rate=0.1, decay_steps=30, end_learning_rate=0.0, power=2.0)",
        ),
        (
            "CosineAnnealingLR",
            {"T_max": 40, "eta_min": 0.01},
            "CosineDecay(initial_learning_rate=0.1, decay_steps=40, alpha=0.1)",
        ),
        (
            "CosineAnnealingWarmRestarts",
            {"T_0": 9, "eta_min": 0.001},
            "CosineDecayRestarts(initial_learning_rate=0.1, first_decay_steps=9, t_mul=1.0, alpha=0.01)",
        ),
        (
            "CosineAnnealingWarmRestarts",
            {"T_0": 5, "T_mult": 2},
            "CosineDecayRestarts(initial_learning_rate=0.1, first_decay_steps=5)",
        ),
    ]
] + [
    ({"clip": {"norm": 1}}, "keras.optimizers.SGD(learning_rate=0.1, momentum=0.9, global_clipnorm=1.0)"),
    ({"clip": {"value": 0.5}}, "keras.optimizers.SGD(learning_rate=0.1, momentum=0.9, clipvalue=0.5)"),
]

STEPS = 200
KEPT = [*range(11), *range(15, 51, 5), *range(60, STEPS + 1, 10)]


def trajectory(make, start, gradient):
    variable = keras.Variable(np.array(start), dtype="float64")
    optimizer = make()
    optimizer.build([variable])
    points = [list(start)]
    for _ in range(STEPS):
        slope = keras.ops.convert_to_tensor(np.array(gradient(*points[-1])), dtype="float64")
        optimizer.apply([slope], [variable])
        points.append([float(value) for value in variable.numpy()])
    return points


def stable_steps(points, moved, rounding):
    """How far a start that is moved by a rounding error leads to the same place: beyond, no two programs agree."""
    for step, (a, b) in enumerate(zip(points, moved)):
        if not np.allclose(a, b, rtol=1e3 * rounding, atol=1e3 * rounding):
            return step - 1
    return STEPS


def record(entry, name, rate, given, landscape):
    start, gradient = LANDSCAPES[landscape]
    arguments = {**({} if rate is None else {"learning_rate": rate}), **given}
    make = lambda: getattr(keras.optimizers, name)(**arguments)
    points = trajectory(make, start, gradient)
    # Keras takes means in single precision, also of doubles, and Adafactor alone takes one.
    rounding = 1e-9 if name == "Adafactor" else 1e-14
    moved = trajectory(make, [value * (1 + rounding) for value in start], gradient)
    stable = stable_steps(points, moved, rounding)
    return {
        "optimizer": entry,
        "class": f"keras.optimizers.{name}",
        "arguments": arguments,
        "landscape": landscape,
        "rows": [[step, *points[step]] for step in KEPT if step <= stable],
    }


def record_call(run, call):
    points = trajectory(lambda: eval(call), *LANDSCAPES["anisotropic"])
    return {"run": run, "call": call, "rows": [[step, *points[step]] for step in range(0, 41, 2)]}


calls = [record_call(run, call) for run, call in CALLS]
trajectories = [
    record(entry, name, rate, given, landscape)
    for entry, name, rates, variants in RUNS
    # Keras's own learning rate first, with everything else at its defaults
    for rate_of, given in [(lambda _: None, variants[0]), *((lambda i: rates[i], each) for each in variants)]
    for rate, landscape in [(rate_of(i), each) for i, each in enumerate(LANDSCAPES)]
]
with open("keras.json", "w") as file:
    lines = lambda items: ",\n    ".join(json.dumps(each) for each in items)
    file.write(
        f'{{\n  "keras": "{keras.__version__}",\n  "trajectories": [\n    {lines(trajectories)}\n  ],\n'
        f'  "calls": [\n    {lines(calls)}\n  ]\n}}\n'
    )
