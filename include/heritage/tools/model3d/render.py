"""Pictures of surfaces and point clouds, drawn by VTK on the CPU: no screen, no graphics card (EGL or OSMesa with llvmpipe)."""

from __future__ import annotations

import os
from collections.abc import Iterator, Sequence
from functools import lru_cache
from importlib.metadata import version as installed
from typing import Any

import numpy as np
from numpy.typing import NDArray

from heritage.tools.model3d.gltf.container import Part

Pixels = NDArray[np.uint8]

_BACKGROUND = (0.93, 0.93, 0.93)
VIEWS = {
    "front": (0, 10),
    "right": (90, 10),
    "back": (180, 10),
    "left": (270, 10),
    "above": (0, 80),
    "oblique": (35, 30),
}
"""Name → degrees round the object (counter-clockwise, from its front) and above its horizon."""


@lru_cache(maxsize=1)
def version() -> str:
    """ "VTK 9.7.2"."""
    return f"VTK {installed('vtk')}"


class Scene:
    """Something to look at. `up`: "y" or "z". Close it: it holds a drawing context."""

    def __init__(self, parts: Sequence[Part], pixels: int, up: str = "y") -> None:
        os.environ.setdefault("VTK_DEFAULT_OPENGL_WINDOW", "vtkEGLRenderWindow")  # it would look for a screen first
        import vtkmodules.vtkRenderingOpenGL2
        from vtkmodules.vtkRenderingCore import vtkRenderer, vtkRenderWindow

        self._renderer = vtkRenderer()
        self._renderer.SetBackground(*_BACKGROUND)
        for part in parts:
            self._renderer.AddActor(_actor(part))
        self._window = vtkRenderWindow()
        self._window.SetOffScreenRendering(1)
        self._window.SetMultiSamples(0)  # llvmpipe pays for each sample: three times the time for smoother edges
        self._renderer.UseFXAAOn()
        self._window.SetSize(pixels, pixels)
        self._window.AddRenderer(self._renderer)
        self._up = up
        self._middle, self._radius = _ball(parts)
        assert vtkmodules.vtkRenderingOpenGL2  # noqa: S101  # imported for what it registers

    def views(self) -> Iterator[tuple[str, Pixels]]:
        """The stills, by name."""
        for name, (round_it, above) in VIEWS.items():
            yield name, self.seen(round_it, above)

    def turntable(self, frames: int) -> Iterator[Pixels]:
        """Once round."""
        for number in range(frames):
            yield self.seen(360 * number / frames, 15)

    def seen(self, round_it: float, above: float) -> Pixels:
        """Height × width × RGB, from that side."""
        camera = self._renderer.GetActiveCamera()
        camera.SetViewAngle(30)
        away = self._radius / np.sin(np.radians(15)) * 0.95
        direction, up = _direction(round_it, above, self._up)
        camera.SetFocalPoint(*self._middle)
        camera.SetPosition(*(self._middle + away * direction))
        camera.SetViewUp(*up)
        self._renderer.ResetCameraClippingRange()
        self._window.Render()
        return self._pixels()

    def _pixels(self) -> Pixels:
        from vtkmodules.util.numpy_support import vtk_to_numpy
        from vtkmodules.vtkRenderingCore import vtkWindowToImageFilter

        grab = vtkWindowToImageFilter()
        grab.SetInput(self._window)
        grab.ReadFrontBufferOff()
        grab.Update()
        image = grab.GetOutput()
        width, height, _ = image.GetDimensions()
        flat = vtk_to_numpy(image.GetPointData().GetScalars())
        return np.ascontiguousarray(flat.reshape(height, width, -1)[::-1, :, :3])

    def close(self) -> None:
        self._window.Finalize()


def _direction(round_it: float, above: float, up: str) -> tuple[NDArray[np.float64], NDArray[np.float64]]:
    """From the middle to the eye, and what is up there. The front of a thing that stands on z looks along -y, as on z = up
    turntables; of one that stands on y it looks along +z, as glTF has it."""
    turn, rise = np.radians(round_it), np.radians(above)
    flat, high = np.cos(rise), np.sin(rise)
    if up == "z":
        return np.array([flat * np.sin(turn), -flat * np.cos(turn), high]), np.array([0.0, 0.0, 1.0])
    return np.array([flat * np.sin(turn), high, flat * np.cos(turn)]), np.array([0.0, 1.0, 0.0])


def _ball(parts: Sequence[Part]) -> tuple[NDArray[np.float64], float]:
    """Middle and radius of a ball around everything."""
    boxes = [(p.positions.min(axis=0), p.positions.max(axis=0)) for p in parts if len(p.positions)]
    low = np.min([low for low, _ in boxes], axis=0).astype(np.float64)
    high = np.max([high for _, high in boxes], axis=0).astype(np.float64)
    return (low + high) / 2, float(np.linalg.norm(high - low) / 2) or 1.0


def _actor(part: Part) -> Any:
    from vtkmodules.vtkRenderingCore import vtkActor, vtkPolyDataMapper

    mapper = vtkPolyDataMapper()
    mapper.SetInputData(poly_data(part))
    actor = vtkActor()
    actor.SetMapper(mapper)
    look = actor.GetProperty()
    look.SetColor(*part.colour[:3])
    look.SetAmbient(0.15)
    look.SetDiffuse(0.85)
    texture = _texture(part)
    if texture is not None:
        actor.SetTexture(texture)
        look.SetColor(1, 1, 1)
    if part.colours is not None:
        mapper.SetColorModeToDirectScalars()
    if not len(part.triangles):
        look.SetPointSize(2)
        look.SetLighting(False)
    return actor


def poly_data(part: Part) -> Any:
    """The part as VTK holds it; points without triangles become vertices."""
    from vtkmodules.util.numpy_support import numpy_to_vtk, numpy_to_vtkIdTypeArray
    from vtkmodules.vtkCommonCore import vtkPoints
    from vtkmodules.vtkCommonDataModel import vtkCellArray, vtkPolyData

    data, points, cells = vtkPolyData(), vtkPoints(), vtkCellArray()
    points.SetData(numpy_to_vtk(np.ascontiguousarray(part.positions), deep=True))
    data.SetPoints(points)
    loose = not len(part.triangles)
    rows = np.arange(len(part.positions))[:, None] if loose else part.triangles
    flat = numpy_to_vtkIdTypeArray(np.ascontiguousarray(rows, np.int64).reshape(-1), deep=True)
    cells.SetData(rows.shape[1], flat)
    (data.SetVerts if loose else data.SetPolys)(cells)
    if part.uvs is not None:
        turned = np.column_stack([part.uvs[:, 0], 1 - part.uvs[:, 1]]).astype(np.float32)
        data.GetPointData().SetTCoords(numpy_to_vtk(turned, deep=True))
    if part.normals is not None:
        data.GetPointData().SetNormals(numpy_to_vtk(part.normals, deep=True))
    if part.colours is not None:
        data.GetPointData().SetScalars(numpy_to_vtk(np.ascontiguousarray(part.colours), deep=True))
    return data


def _texture(part: Part) -> Any:
    """Larger pictures are halved to 4096 pixels: what is drawn has 1000."""
    if not part.texture or part.uvs is None:
        return None
    from vtkmodules.util.numpy_support import numpy_to_vtk
    from vtkmodules.vtkCommonDataModel import vtkImageData
    from vtkmodules.vtkRenderingCore import vtkTexture

    from heritage.tools.model3d import texture as pictures

    with pictures.opened(part.texture) as opened:
        opened.draft("RGB", (4096, 4096))
        picture = opened.convert("RGB")
    picture.thumbnail((4096, 4096))
    rows = np.ascontiguousarray(np.asarray(picture)[::-1])
    image = vtkImageData()
    image.SetDimensions(picture.width, picture.height, 1)
    image.GetPointData().SetScalars(numpy_to_vtk(rows.reshape(-1, 3), deep=True))
    texture = vtkTexture()
    texture.SetInputData(image)
    texture.InterpolateOn()
    texture.MipmapOn()
    texture.RepeatOn()
    return texture
