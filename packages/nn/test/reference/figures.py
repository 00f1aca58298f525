"""What PyTorch (1.13) gives for the layers and losses of nn, as JSON: python3 figures.py > figures.json.

Inputs are scale * sin(1), scale * sin(2), ... and what arrives from above is cos(1), cos(2), ..., so that the tests can
make them without a file.
"""

import json

import torch
import torch.nn.functional as F

torch.set_default_dtype(torch.float64)
figures = {}


def count(shape):
    return torch.arange(1, 1 + int(torch.tensor(shape).prod()), dtype=torch.float64)


def waves(*shape, scale=1.0, shift=0.0):
    return (torch.sin(count(shape)) * scale + shift).reshape(shape)


def arriving(y):
    return torch.cos(count(y.shape)).reshape(y.shape)


def keep(name, value):
    figures[name] = value.detach().flatten().tolist()


def layer(name, x, f, parameters):
    x = x.requires_grad_()
    y = f(x)
    y.backward(arriving(y))
    keep(f"{name} y", y)
    keep(f"{name} dx", x.grad)
    for which, parameter in parameters.items():
        keep(f"{name} d{which}", parameter.grad)


def affine(module):
    module.weight.data = torch.tensor([1.0, 2.0, 3.0])
    module.bias.data = torch.tensor([0.1, 0.2, 0.3])
    return module, {"gamma": module.weight, "beta": module.bias}


module, parameters = affine(torch.nn.BatchNorm1d(3))
layer("batch norm", waves(4, 3, scale=2), module, parameters)
keep("batch norm mean", module.running_mean)
keep("batch norm variance", module.running_var)
module.eval()
keep("batch norm evaluated", module(waves(4, 3, scale=2)))

module = torch.nn.BatchNorm2d(2, momentum=0.3, eps=1e-3)
layer("batch norm 2d", waves(2, 2, 2, 2, scale=2), module, {"gamma": module.weight})
keep("batch norm 2d mean", module.running_mean)
keep("batch norm 2d variance", module.running_var)

layer("layer norm", waves(2, 3, scale=2), *affine(torch.nn.LayerNorm(3)))

W = waves(2, 2, 2, 2, scale=0.5).requires_grad_()
b = torch.tensor([0.1, 0.2], requires_grad=True)
steps = dict(stride=2, padding=1, dilation=2, groups=2)
layer("conv", waves(1, 4, 5, 5), lambda x: F.conv2d(x, W, b, **steps), {"W": W, "b": b})
layer("max pool", waves(1, 1, 5, 5), lambda x: F.max_pool2d(x, 3, stride=2, padding=1), {})
layer("average pool", waves(1, 1, 5, 5), lambda x: F.avg_pool2d(x, 3, stride=2, padding=1), {})

for name, f in {
    "relu": F.relu,
    "sigmoid": torch.sigmoid,
    "tanh": torch.tanh,
    "gelu": F.gelu,
    "silu": F.silu,
    "leaky relu": F.leaky_relu,
    "softmax": lambda x: torch.softmax(x, 1),
}.items():
    layer(name, waves(2, 3, scale=3), f, {})

y, t = waves(3, 4), waves(3, 4, shift=0.25)
for reduction in ["mean", "sum", "none"]:
    keep(f"mse {reduction}", F.mse_loss(y, t * 2, reduction=reduction))
    keep(f"l1 {reduction}", F.l1_loss(y, t * 2, reduction=reduction))
d, nothing = waves(3, 4, scale=3), torch.zeros(3, 4)
keep("huber", F.huber_loss(d, nothing, delta=1.5, reduction="none"))
keep("smooth l1", F.smooth_l1_loss(d, nothing, beta=1.5, reduction="none"))

x, classes = waves(3, 4, scale=4), torch.tensor([1, 3, 0])
p = torch.softmax(waves(3, 4, shift=1), 1)
keep("cross-entropy by class", F.cross_entropy(x, classes, reduction="none"))
keep("cross-entropy by probability", F.cross_entropy(x, p, reduction="none"))
keep("nll", F.nll_loss(F.log_softmax(x, 1), classes))
keep("kl divergence", F.kl_div(F.log_softmax(x, 1), p, reduction="batchmean"))
binary = (y > 0).double()
keep("binary cross-entropy", F.binary_cross_entropy_with_logits(x, binary, reduction="none"))
keep(
    "binary cross-entropy, weighted",
    F.binary_cross_entropy_with_logits(x * 0.5, p, pos_weight=torch.tensor(2.5)),
)
keep("hinge", torch.clamp(1 - (2 * binary - 1) * d, min=0))

print(json.dumps(figures, indent=2))
